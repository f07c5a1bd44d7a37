// SPDX-License-Identifier: Apache-2.0
#include "credential/california_urls.h"

#include <array>

namespace carded::credential {
namespace {

constexpr std::uint8_t kOneByte = 0x41; ///< the head of a byte string of one byte

/// Entry 31000000 of the CBOR-LD registry. 20 and above: the department's test system.
constexpr std::array<BarcodeUrl, 28> kUrls{{
    {{kOneByte, 1}, "did:web:credentials.dmv.ca.gov"},
    {{kOneByte, 2}, "https://api.credentials.dmv.ca.gov/status/dlid/1/status-lists"},
    {{kOneByte, 3}, "https://api.credentials.dmv.ca.gov/status/dlid/2/status-lists"},
    {{kOneByte, 4}, "https://api.credentials.dmv.ca.gov/status/dlid/3/status-lists"},
    {{kOneByte, 5}, "did:web:credentials.dmv.ca.gov#vm-vcb-1"},
    {{kOneByte, 6}, "did:web:credentials.dmv.ca.gov#vm-vcb-2"},
    {{kOneByte, 7}, "did:web:credentials.dmv.ca.gov#vm-vcb-3"},
    {{kOneByte, 8}, "did:web:credentials.dmv.ca.gov#vm-vcb-4"},
    {{kOneByte, 9}, "did:web:credentials.dmv.ca.gov#vm-vcb-5"},
    {{kOneByte, 10}, "did:web:credentials.dmv.ca.gov#vm-vcb-6"},
    {{kOneByte, 11}, "did:web:credentials.dmv.ca.gov#vm-vcb-7"},
    {{kOneByte, 12}, "did:web:credentials.dmv.ca.gov#vm-vcb-8"},
    {{kOneByte, 13}, "did:web:credentials.dmv.ca.gov#vm-vcb-9"},
    {{kOneByte, 14}, "did:web:credentials.dmv.ca.gov#vm-vcb-10"},
    {{kOneByte, 15}, "did:web:credentials.dmv.ca.gov#vm-vcb-11"},
    {{kOneByte, 16}, "did:web:credentials.dmv.ca.gov#vm-vcb-12"},
    {{kOneByte, 17}, "did:web:credentials.dmv.ca.gov#vm-vcb-13"},
    {{kOneByte, 18}, "did:web:credentials.dmv.ca.gov#vm-vcb-14"},
    {{kOneByte, 19}, "did:web:credentials.dmv.ca.gov#vm-vcb-15"},
    {{kOneByte, 20}, "did:web:uat-credentials.dmv.ca.gov"},
    {{kOneByte, 21}, "https://api.uat-credentials.dmv.ca.gov/status/dlid/1/status-lists"},
    {{kOneByte, 22}, "did:web:uat-credentials.dmv.ca.gov#vm-vcb-1"},
    {{kOneByte, 23}, "did:web:uat-credentials.dmv.ca.gov#vm-vcb-2"},
    {{kOneByte, 24}, "did:web:uat-credentials.dmv.ca.gov#vm-vcb-3"},
    {{kOneByte, 25}, "did:web:uat-credentials.dmv.ca.gov#vm-vcb-4"},
    {{kOneByte, 26}, "did:web:uat-credentials.dmv.ca.gov#vm-vcb-5"},
    {{kOneByte, 27}, "https://api.uat-credentials.dmv.ca.gov/status/dlid/2/status-lists"},
    {{kOneByte, 28}, "https://api.uat-credentials.dmv.ca.gov/status/dlid/3/status-lists"},
}};

constexpr std::array<std::uint64_t, 2> kContexts{1, 2}; ///< credentials/v2, vc-barcodes/v1

} // namespace

const BarcodeNumbers kCalifornia{
    .registryEntry = 31000000,
    .contexts = kContexts,
    .statusKey = 174,
    .statusBaseKey = 196,
    .statusIndexKey = 198,
    .subjectKey = 176,
    .subjectType = 160,
    .subjectTypeUrl = "https://w3id.org/vc-barcodes#AamvaDriversLicenseScannableInformation",
    .protectedIndexKey = 168,
    .issuerKey = 180,
    .proofKey = 182,
    .suiteKey = 204,
    .suite = 1,
    .purposeKey = 214,
    .purpose = 220,
    .valueKey = 216,
    .methodKey = 218,
    .urls = kUrls,
};

} // namespace carded::credential
