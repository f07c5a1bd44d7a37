// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "precompiled_std.h"

#include <nlohmann/json.hpp>
