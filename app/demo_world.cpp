// SPDX-License-Identifier: Apache-2.0
#include "app/demo_world.h"

#include <fstream>
#include <nlohmann/json.hpp>

namespace carded::app {

Result<DemoWorld, std::string> loadDemoWorld(const std::filesystem::path& folder)
{
    const std::filesystem::path path = folder / "demo.json";
    std::ifstream file(path);
    if (!file) {
        return fail(path.string()
                    + " is not there. Make a demo in a folder of its own, carded-issuer demo DIR, and name it with "
                      "--store DIR.");
    }
    try {
        const auto json = nlohmann::json::parse(file);
        DemoWorld world;
        world.madeAt = UnixTime{Seconds{json.at("made_at").get<std::int64_t>()}};
        world.category = json.at("category").get<std::string>();
        for (const auto& film : json.at("films")) {
            const auto& expected = film.at("expected");
            world.films.push_back({folder / film.at("file").get<std::string>(), film.at("customer").get<std::string>(),
                                   expected.at("outcome").get<std::string>(),
                                   expected.at("reason").get<std::string>()});
        }
        return world;
    } catch (const nlohmann::json::exception&) {
        return fail(path.string() + " is damaged. Make the demo again with: carded-issuer demo " + folder.string());
    }
}

} // namespace carded::app
