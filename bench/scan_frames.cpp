// SPDX-License-Identifier: Apache-2.0
// scan_frames DIR [--seed S] [--count N]: writes N pictures of each level and list.tsv, for scan_bench to read.
#include "bench/scan_scene.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

using namespace carded;
namespace fs = std::filesystem;

class Album {
public:
    explicit Album(fs::path folder) : m_folder(std::move(folder)), m_list(m_folder / "list.tsv") {}

    void add(std::string_view level, int number, const bench::Scene& scene)
    {
        const std::string name = std::string(level) + "-" + std::to_string(number) + ".png";
        const cv::Mat picture(scene.frame.height, scene.frame.width, CV_8UC1,
                              const_cast<std::uint8_t*>(scene.frame.luma.data()));
        if (!cv::imwrite((m_folder / name).string(), picture, {cv::IMWRITE_PNG_COMPRESSION, 1})) {
            throw std::runtime_error("cannot write " + name);
        }
        m_list << level << '\t' << name << '\t' << (scene.text.empty() ? "-" : scene.text) << '\n';
    }

    [[nodiscard]] bool isWritten()
    {
        m_list.flush();
        return m_list.good();
    }

private:
    fs::path m_folder;
    std::ofstream m_list;
};

} // namespace

int main(int argc, char** argv)
try {
    CLI::App program("Writes pictures of codes before a busy background, and list.tsv, for scan_bench.");
    std::string folder;
    std::uint64_t seed = 1;
    int count = 600;
    std::vector<std::string> levels;
    program.add_option("DIR", folder, "The folder to write to; made if it is not there")->required();
    program.add_option("--seed", seed, "Other pictures for another seed")->capture_default_str();
    program.add_option("--count", count, "Pictures a level")->capture_default_str();
    program.add_option("--level", levels, "Only these levels (720p-easy, ..., adverse)");
    CLI11_PARSE(program, argc, argv);
    fs::create_directories(folder);
    Album album(folder);
    const auto isWanted = [&](std::string_view name) {
        return levels.empty() || std::ranges::find(levels, name) != levels.end();
    };
    for (const bench::SceneLevel& level : bench::kSceneLevels) {
        for (int i = 0; isWanted(level.name) && i < count; ++i) {
            album.add(level.name, i, bench::makeScene(level, seed * 1'000'003 + static_cast<std::uint64_t>(i)));
        }
    }
    for (int i = 0; isWanted("adverse") && i < std::min(count, 40); ++i) {
        album.add("adverse", i, bench::makeAdverseScene(1920, 1080, seed * 1'000'003 + static_cast<std::uint64_t>(i)));
    }
    return album.isWritten() ? 0 : 1;
} catch (const std::exception& problem) {
    std::cerr << "scan_frames: " << problem.what() << '\n';
    return 1;
}
