// SPDX-License-Identifier: Apache-2.0
#include "scanner/eye_arguments.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace carded::scanner;

namespace {

std::optional<EyeArguments> parse(std::vector<std::string> texts)
{
    std::vector<char*> pointers;
    for (std::string& text : texts) {
        pointers.push_back(text.data());
    }
    return parseEyeArguments(pointers);
}

} // namespace

TEST_CASE("EyeArguments: sources keep their order, options their values")
{
    const auto parsed = parse({"--video", "a.avi", "--realtime", "--camera", "/dev/video0", "--repeat", "--gap-ms",
                               "250", "--preview-fd", "4", "--folder", "--video", "--picture", "p.png"});
    REQUIRE(parsed);
    REQUIRE(parsed->options.sources.size() == 4);
    CHECK(parsed->options.sources[0].kind == EyeSource::Kind::Video);
    CHECK(parsed->options.sources[1].path == "/dev/video0");
    CHECK(parsed->options.sources[2].path == "--video"); // a value is a value, whatever it looks like
    CHECK(parsed->options.sources[3].kind == EyeSource::Kind::Picture);
    CHECK(parsed->options.realtime);
    CHECK(parsed->options.repeat);
    CHECK(parsed->options.gap == std::chrono::milliseconds(250));
    CHECK(parsed->previewFd == 4);
    CHECK_FALSE(parsed->portrait);
}

TEST_CASE("EyeArguments: anything unknown, missing or out of range is refused")
{
    CHECK_FALSE(parse({}));
    CHECK_FALSE(parse({"--realtime"}));
    CHECK_FALSE(parse({"picture.png"}));
    CHECK_FALSE(parse({"--picture"}));
    CHECK_FALSE(parse({"--picture", ""}));
    CHECK_FALSE(parse({"--picture", "a", "--gap-ms", "-1"}));
    CHECK_FALSE(parse({"--picture", "a", "--gap-ms", "60001"}));
    CHECK(parse({"--picture", "a", "--gap-ms", "60000"}));
    CHECK_FALSE(parse({"--picture", "a", "--gap-ms", "1s"}));
    CHECK_FALSE(parse({"--picture", "a", "--preview-fd", "1024"}));
    CHECK_FALSE(parse({"--portrait", "--picture", "a"}));
    CHECK(parse({"--portrait"}));
}
