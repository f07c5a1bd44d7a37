// SPDX-License-Identifier: Apache-2.0
// scan_bench DIR: reads DIR/list.tsv (level, file, expected text or "-"; grey pictures of any origin) and has every
// reader look into every frame, one call a frame, in rotating order. A frame is then shown to ours as a stream: the
// same scene in a moving hand, and standing still.
#include "bench/scan_readers.h"
#include "bench/scan_table.h"
#include "scanner/code_reader.h"
#include "scanner/look_worker.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>
#include <stdexcept>

namespace {

using namespace carded;
namespace fs = std::filesystem;
using std::chrono::steady_clock;

constexpr std::string_view kAdverse = "adverse";

struct Entry {
    std::string level;
    fs::path file;
    std::string expected; ///< empty: the frame shows no code
};

std::vector<Entry> readList(const fs::path& folder, const std::vector<std::string>& levels)
{
    std::ifstream list(folder / "list.tsv");
    if (!list) {
        throw std::runtime_error("there is no list.tsv in " + folder.string());
    }
    std::vector<Entry> entries;
    for (std::string line; std::getline(list, line);) {
        std::istringstream cells(line);
        Entry entry;
        std::string file;
        if (!std::getline(cells, entry.level, '\t') || !std::getline(cells, file, '\t')
            || !std::getline(cells, entry.expected)) {
            throw std::runtime_error("a line of list.tsv is not: level, file, text, with tabs between");
        }
        entry.file = folder / file;
        if (entry.expected == "-") {
            entry.expected.clear();
        }
        if (levels.empty() || std::ranges::find(levels, entry.level) != levels.end()) {
            entries.push_back(std::move(entry));
        }
    }
    return entries;
}

scanner::Frame frameOf(const cv::Mat& grey)
{
    scanner::Frame frame{grey.cols, grey.rows, {}};
    frame.luma.assign(grey.datastart, grey.dataend);
    return frame;
}

template <class Call>
auto timed(double& milliseconds, const Call& call)
{
    const auto begin = steady_clock::now();
    auto result = call();
    milliseconds = std::chrono::duration<double, std::milli>(steady_clock::now() - begin).count();
    return result;
}

/// A hand that holds something still, as well as it can: a walk of some pixels, a little turn, and the sensor's noise.
class Hand {
public:
    explicit Hand(std::uint64_t seed) : m_noise(seed), m_engine(seed) {}

    cv::Mat move(const cv::Mat& scene)
    {
        const double most = scene.rows / 180.0; // pixels a frame
        m_x += most * swing();
        m_y += most * swing();
        m_turn += 0.4 * swing();
        m_scale *= 1 + 0.004 * swing();
        const cv::Point2f middle(static_cast<float>(scene.cols) / 2, static_cast<float>(scene.rows) / 2);
        cv::Mat way = cv::getRotationMatrix2D(middle, m_turn, m_scale);
        way.at<double>(0, 2) += m_x;
        way.at<double>(1, 2) += m_y;
        cv::Mat moved;
        cv::warpAffine(scene, moved, way, scene.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
        return stand(moved);
    }
    cv::Mat stand(const cv::Mat& scene)
    {
        cv::Mat noise(scene.size(), CV_16SC1);
        m_noise.fill(noise, cv::RNG::NORMAL, 0, 2);
        cv::Mat seen;
        cv::add(scene, noise, seen, cv::noArray(), CV_8U);
        return seen;
    }

private:
    double swing() { return 2 * (static_cast<double>(m_engine() >> 11U) * 0x1.0p-53) - 1; }

    cv::RNG m_noise;
    std::mt19937_64 m_engine;
    double m_x = 0;
    double m_y = 0;
    double m_turn = 0;
    double m_scale = 1;
};

void warnOfWrong(const Entry& entry, const std::string& reader, const std::vector<std::string>& texts)
{
    for (const std::string& text : texts) {
        if (text != entry.expected) {
            constexpr std::size_t kEnough = 60; // characters
            std::cerr << "scan_bench: " << reader << " reads in " << entry.file.filename().string()
                      << " what is not there: " << text.substr(0, kEnough) << '\n';
        }
    }
}

/// One camera before which scenes come and go.
class Stream {
public:
    explicit Stream(bench::ScanTable& table) : m_table(table) {}

    void show(const Entry& entry, const cv::Mat& scene, int frames, std::uint64_t seed)
    {
        Hand hand(seed);
        bool isRead = false;
        double untilRead = 0;
        std::vector<std::string> all;
        for (int i = 0; i < frames; ++i) {
            double time = 0;
            const auto texts = look(hand.move(scene), time);
            warnOfWrong(entry, "ours, stream", texts);
            m_table.at(entry.level, "ours, stream").add(texts, entry.expected, time);
            untilRead += isRead ? 0 : time;
            isRead = isRead || !texts.empty();
            all.insert(all.end(), texts.begin(), texts.end());
        }
        std::ranges::sort(all);
        all.erase(std::ranges::unique(all).begin(), all.end());
        m_table.at(entry.level, "  until read").add(all, entry.expected, untilRead);
        for (int i = 0; i < frames; ++i) {
            double time = 0;
            const auto texts = look(hand.stand(scene), time);
            warnOfWrong(entry, "ours, still", texts);
            if (i >= frames / 2) { // by then it has been looked at
                m_table.at(entry.level, "ours, still").add(texts, entry.expected, time);
            }
        }
    }

private:
    std::vector<std::string> look(const cv::Mat& grey, double& time)
    {
        const scanner::Frame frame = frameOf(grey);
        const auto reading = timed(time, [&] {
            return m_reader.read(scanner::LumaView(frame), scanner::Effort::Live,
                                 steady_clock::now() + scanner::kLiveLookTime.budget);
        });
        return bench::textsOf(reading);
    }

    bench::ScanTable& m_table;
    scanner::CodeReader m_reader;
};

/// `readers`: the first one can be ended in the middle of a frame.
void run(const std::vector<Entry>& entries, const std::vector<bench::NamedReader>& readers, int streamed)
{
    bench::ScanTable table;
    Stream stream(table);
    std::size_t number = 0;
    for (const Entry& entry : entries) {
        const cv::Mat grey = cv::imread(entry.file.string(), cv::IMREAD_GRAYSCALE);
        if (grey.empty()) {
            throw std::runtime_error("cannot read " + entry.file.string());
        }
        const scanner::Frame frame = frameOf(grey);
        // What is made to keep a decoder busy would keep it busy for minutes: it has to be one that can be ended.
        const std::size_t count = entry.level == kAdverse ? 1 : readers.size();
        for (std::size_t i = 0; i < count; ++i) {
            const bench::NamedReader& reader = readers[(number + i) % count];
            double time = 0;
            const auto texts = timed(time, [&] { return reader.read(frame); });
            table.at(entry.level, reader.name).add(texts, entry.expected, time);
            warnOfWrong(entry, reader.name, texts);
        }
        ++number;
        if (entry.level != kAdverse) {
            stream.show(entry, grey, streamed, number);
        }
    }
    table.print(std::cout);
}

} // namespace

int main(int argc, char** argv)
try {
    CLI::App program("Compares readers of codes on the frames that DIR/list.tsv names.");
    std::string folder;
    std::string models;
    std::vector<std::string> levels;
    bool withPasses = false;
    bool oursAlone = false;
    int streamed = 10;
    program.add_option("DIR", folder, "The folder with list.tsv: level, file, expected text or -")->required();
    program.add_option("--models", models, "The folder with WeChatQRCode's models");
    program.add_option("--level", levels, "Only these levels");
    program.add_option("--stream", streamed, "Frames of a stream for each picture")->capture_default_str();
    program.add_flag("--passes", withPasses, "Also a dozen simple passes of ZXing-cpp together");
    program.add_flag("--ours", oursAlone, "No peers");
    CLI11_PARSE(program, argc, argv);
    cv::setNumThreads(1);
    const fs::path worker = fs::read_symlink("/proc/self/exe").parent_path() / "carded-eye-look";
    std::vector<bench::NamedReader> readers{bench::oursInWorker(worker), bench::oursCold()};
    if (!oursAlone) {
        std::ranges::move(bench::peers(models), std::back_inserter(readers));
    }
    if (withPasses) {
        readers.push_back(bench::simplePasses());
    }
    run(readList(folder, levels), readers, streamed);
    return 0;
} catch (const std::exception& problem) {
    std::cerr << "scan_bench: " << problem.what() << '\n';
    return 1;
}
