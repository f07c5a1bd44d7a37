// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/evidence_command.h"

#include <CLI/CLI.hpp>
#include <functional>

namespace carded::app {

/// Adds the commands about the record of checks, for shopkeepers and inspectors. The one that is called is put into
/// `chosen`; `options` and `common`, which the command line fills, outlive it.
void addEvidenceCommands(CLI::App& program, EvidenceOptions& options, const CommonOptions& common,
                         std::function<int()>& chosen);

} // namespace carded::app
