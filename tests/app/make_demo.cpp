// SPDX-License-Identifier: Apache-2.0
// make_demo FOLDER: the demo that the tests of several programs copy; an older one is removed.
#include "tests/app/make_demo.h"

#include "crypto/random.h"

#include <exception>
#include <iostream>

int main(int argc, char** argv)
{
    try {
        if (argc != 2 || !carded::crypto::initialise()) {
            return 1;
        }
        std::filesystem::remove_all(argv[1]);
        return carded::test::makeTestDemo(argv[1]) ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
