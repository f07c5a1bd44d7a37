// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "tuf/fetch_options.h"
#include "tuf/reporting_fetcher.h"

#include <memory>
#include <string>
#include <string_view>

namespace carded::tuf {

/// The files of the repository at `url`, the folder that holds `metadata/` and `targets/`: http, https, or file
/// (percent- encoded as URLs are). Nothing is asked for yet. An error is a sentence for the operator. For one thread.
[[nodiscard]] Result<std::unique_ptr<ReportingFetcher>, std::string> openRepository(std::string_view url,
                                                                                    FetchOptions options);

} // namespace carded::tuf
