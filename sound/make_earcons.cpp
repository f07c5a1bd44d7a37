// SPDX-License-Identifier: Apache-2.0
// carded_make_earcons FOLDER: writes every earcon there as a WAV file, while Carded is built.
#include "sound/wav_file.h"

#include <filesystem>
#include <fstream>
#include <iostream>

int main(int argc, char** argv)
{
    using namespace carded;
    if (argc != 2) {
        std::cerr << "usage: carded_make_earcons FOLDER\n";
        return 64;
    }
    const std::filesystem::path folder = argv[1];
    for (const sound::Earcon earcon : sound::kAllEarcons) {
        for (const sound::Form form : sound::kAllForms) {
            const auto path = folder / (nameOf(earcon, form) + ".wav");
            const Bytes wav = sound::toWav(synthesise(earcon, form));
            std::ofstream file(path, std::ios::binary);
            file << asText(wav) << std::flush;
            if (!file) {
                std::cerr << path.string() << " cannot be written.\n";
                return 1;
            }
        }
    }
    return 0;
}
