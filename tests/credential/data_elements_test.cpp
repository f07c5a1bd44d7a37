// SPDX-License-Identifier: Apache-2.0
#include "credential/data_elements.h"
#include "tests/support/error_of.h"
#include "tests/support/hex.h"
#include "tests/support/token_builder.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;
using credential::DataElementError;
using credential::DataElements;
using test::arrayItem;
using test::boolItem;
using test::bytesItem;
using test::item;
using test::MapBuilder;

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

/// Issued on 2026-05-28.
Result<DataElements, DataElementError> parse(const MapBuilder& claims)
{
    return credential::parseDataElements(claims.encode(), {static_cast<double>(test::kNow)});
}

MapBuilder privilege()
{
    return MapBuilder().set("vehicle_category_code", item("B")).set("issue_date", item("2020-01-31"));
}

} // namespace

TEST_CASE("parseDataElements: reads every element that a check may use")
{
    const auto elements =
        parse(MapBuilder()
                  .set("birth_date", item("2000-02-29"))
                  .set("age_birth_year", item(2000))
                  .set("age_over_19", boolItem(true))
                  .set("age_over_65", boolItem(false))
                  .set("portrait", bytesItem(test::hex("FFD8FF")))
                  .set("issue_date", test::tagItem(1004, item("2020-01-01")))
                  .set("expiry_date", item("2030-12-31"))
                  .set("driving_privileges", arrayItem({privilege().encode(), MapBuilder().encode()})));
    REQUIRE(elements.has_value());
    CHECK(elements->birthDate == year{2000} / month{2} / day{29});
    CHECK(elements->ageBirthYear == 2000);
    CHECK(elements->ageOver.count() == 1);
    CHECK(elements->ageOver.test(19));
    CHECK(elements->notAgeOver.count() == 1);
    CHECK(elements->notAgeOver.test(65));
    CHECK(elements->portrait == test::hex("FFD8FF"));
    CHECK(elements->issueDate == year{2020} / month{1} / day{1});
    CHECK(elements->expiryDate == year{2030} / month{12} / day{31});
    REQUIRE(elements->drivingPrivileges.has_value());
    REQUIRE(elements->drivingPrivileges->size() == 2);
    CHECK(elements->drivingPrivileges->at(0).vehicleCategoryCode == "B");
    CHECK(elements->drivingPrivileges->at(0).issueDate == year{2020} / month{1} / day{31});
    CHECK_FALSE(elements->drivingPrivileges->at(0).expiryDate.has_value());
    CHECK(elements->drivingPrivileges->at(1).vehicleCategoryCode.empty());
}

TEST_CASE("parseDataElements: nothing known is no error, and no element")
{
    const auto elements = parse(MapBuilder()
                                    .set("age_over_1", boolItem(true))
                                    .set("age_over_019", boolItem(true))
                                    .set("age_over_xx", item(1))
                                    .set("eye_colour", item(1))
                                    .set(170000, item(1)));
    REQUIRE(elements.has_value());
    CHECK(elements->ageOver.none());
    CHECK_FALSE(elements->birthDate.has_value());
}

TEST_CASE("parseDataElements: an element of another type is refused")
{
    const struct {
        std::string element;
        Bytes value;
    } rows[] = {
        {"age_over_19", item(1)},
        {"age_over_19", test::hex("F6")},
        {"age_birth_year", item("2000")},
        {"age_birth_year", item(-1)},
        {"birth_date", item(20000229)},
        {"birth_date", test::tagItem(0, item("2000-02-29"))},
        {"birth_date", test::tagItem(1004, item(1))},
        {"portrait", item("x")},
        {"document_number", item(1)},
        {"family_name", bytesItem({})},
        {"given_name", item(1)},
        {"issuing_country", item(1)},
        {"issue_date", item(1)},
        {"expiry_date", bytesItem({})},
        {"driving_privileges", MapBuilder().encode()},
        {"driving_privileges", arrayItem({item("B")})},
        {"driving_privileges", arrayItem({privilege().set("vehicle_category_code", item(1)).encode()})},
        {"driving_privileges", arrayItem({privilege().set("expiry_date", item(1)).encode()})},
    };
    for (const auto& row : rows) {
        CAPTURE(row.element);
        CHECK(test::errorOf(parse(MapBuilder().set(row.element, row.value))) == DataElementError::WrongType);
    }
    CHECK(test::errorOf(credential::parseDataElements(test::hex("80"), {0})) == DataElementError::WrongType);
}

TEST_CASE("parseDataElements: a disclosed subject of another type is refused")
{
    CHECK(parse(MapBuilder().set(2, item("subject"))).has_value());
    CHECK(test::errorOf(parse(MapBuilder().set(2, item(1)))) == DataElementError::WrongType);
}

TEST_CASE("parseDataElements: a date that is in no calendar is refused wherever it stands")
{
    for (const char* text :
         {"2001-02-29", "1900-02-29", "2000-13-01", "2000-00-01", "2000-01-00", "2000-04-31", "2000-1-01", "20000101",
          "2000/01/01", "2000-01-01T00:00:00Z", "", "200a-01-01", "2000-01-0 ", "-200-01-01"}) {
        const std::string date = text;
        CAPTURE(date);
        CHECK(test::errorOf(parse(MapBuilder().set("birth_date", item(date)))) == DataElementError::ImpossibleDate);
        CHECK(test::errorOf(parse(MapBuilder().set("birth_date", test::tagItem(1004, item(date)))))
              == DataElementError::ImpossibleDate);
        CHECK(test::errorOf(parse(MapBuilder().set("issue_date", item(date)))) == DataElementError::ImpossibleDate);
        CHECK(test::errorOf(parse(MapBuilder().set("expiry_date", item(date)))) == DataElementError::ImpossibleDate);
        CHECK(test::errorOf(parse(MapBuilder().set("driving_privileges",
                                                   arrayItem({privilege().set("expiry_date", item(date)).encode()}))))
              == DataElementError::ImpossibleDate);
    }
}

TEST_CASE("parseDataElements: limits hold exactly")
{
    CHECK(parse(MapBuilder().set("portrait", bytesItem(Bytes(2047, 1)))).has_value());
    CHECK(parse(MapBuilder().set("portrait", bytesItem(Bytes(2048, 1)))).has_value());
    CHECK(test::errorOf(parse(MapBuilder().set("portrait", bytesItem(Bytes(2049, 1))))) == DataElementError::TooLarge);
    CHECK(parse(MapBuilder().set("age_birth_year", item(9999))).has_value());
    CHECK(test::errorOf(parse(MapBuilder().set("age_birth_year", item(10000)))) == DataElementError::TooLarge);
}

TEST_CASE("parseDataElements: elements that cannot both be true are refused, those that can are not")
{
    const auto isContradiction = [](const MapBuilder& claims) {
        const auto elements = parse(claims);
        return !elements && elements.error() == DataElementError::Contradiction;
    };
    const auto born = [](const char* date) { return MapBuilder().set("birth_date", item(date)); };
    const auto bornIn = [](std::int64_t birthYear) { return MapBuilder().set("age_birth_year", item(birthYear)); };
    CHECK(isContradiction(born("2000-01-01").set("age_birth_year", item(2001))));
    CHECK_FALSE(isContradiction(born("2000-01-01").set("age_birth_year", item(2000))));
    CHECK(isContradiction(MapBuilder().set("age_over_21", boolItem(true)).set("age_over_19", boolItem(false))));
    CHECK_FALSE(isContradiction(MapBuilder().set("age_over_19", boolItem(true)).set("age_over_21", boolItem(false))));
    CHECK_FALSE(isContradiction(born("2007-05-28").set("age_over_19", boolItem(true))));
    CHECK_FALSE(isContradiction(born("2007-05-29").set("age_over_19", boolItem(true)))); // the day may have begun
    CHECK(isContradiction(born("2007-05-30").set("age_over_19", boolItem(true))));
    CHECK_FALSE(isContradiction(bornIn(2007).set("age_over_19", boolItem(true))));
    CHECK(isContradiction(bornIn(2008).set("age_over_19", boolItem(true))));
    CHECK_FALSE(isContradiction(born("2007-05-30").set("age_over_19", boolItem(false))));
    CHECK(isContradiction(born("2026-05-30").set("age_over_00", boolItem(true))));
}

TEST_CASE("parseDataElements: times of issue at the ends of what a claim can say are no trouble")
{
    const Bytes claims = MapBuilder().set("birth_date", item("0000-01-01")).set("age_over_99", boolItem(true)).encode();
    CHECK(credential::parseDataElements(claims, {9007199254740992.0}).has_value());
    CHECK(test::errorOf(credential::parseDataElements(claims, {-9007199254740992.0}))
          == DataElementError::Contradiction);
}
