// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/refusal_checks.h"

// What refuses a new state as a whole (docs/formats/store.md).

using namespace carded;
using namespace carded::test;

TEST_CASE("Sync: a repository that goes back, or stands still too long, is refused")
{
    Publisher publisher;
    const auto older = publisher.repository.metadataFiles;
    publisher.publish();
    Till till(publisher);
    till.mustSync(publisher);
    SUBCASE("an older one, correctly signed")
    {
        publisher.repository.metadataFiles = older;
        checkRefused(till, publisher, "older than this till has seen");
    }
    SUBCASE("a frozen one, past its timestamp's end")
    {
        checkRefused(till, publisher, "has run out", kNow + 31 * kDay);
    }
    SUBCASE("one without a trust list")
    {
        publisher.repository.roles["targets"]["targets"].erase("trust/issuers.json");
        publisher.repository.publish();
        checkRefused(till, publisher, "no trust list");
    }
    SUBCASE("one that does not answer")
    {
        publisher.repository.breakdown = tuf::FetchError::Failed;
        checkRefused(till, publisher, "could not be reached");
    }
    SUBCASE("one signed by other keys")
    {
        publisher.repository.signers["timestamp"] = {signer(99)};
        publisher.publish();
        checkRefused(till, publisher, "not signed");
    }
}

TEST_CASE("Sync: a failed update is not forgotten: the next cannot be taken behind it")
{
    Publisher publisher;
    Till till(publisher);
    till.mustSync(publisher);
    const auto older = publisher.repository.metadataFiles;
    publisher.trust.version = 6; // refused after the new timestamp was verified
    publisher.publish();
    checkRefused(till, publisher, "trust list is older");
    publisher.repository.metadataFiles = older;
    checkRefused(till, publisher, "older than this till has seen");
}

TEST_CASE("Sync: a broken trust list or policy refuses the whole new state")
{
    Publisher publisher;
    Till till(publisher);
    till.mustSync(publisher);
    publisher.lists[kListName] = changed(publisher.lists[kListName], 2);
    SUBCASE("a trust list that is none")
    {
        publisher.trust.issuers[0].iss = "\"";
        publisher.publish();
        checkRefused(till, publisher, "The trust list cannot be read");
    }
    SUBCASE("a lower version")
    {
        publisher.trust.version = 6;
        publisher.trust.issued += Seconds{1};
        publisher.publish();
        checkRefused(till, publisher, "trust list is older");
    }
    SUBCASE("issued earlier")
    {
        publisher.trust.version = 8;
        publisher.trust.issued -= Seconds{1};
        publisher.publish();
        checkRefused(till, publisher, "trust list is older");
    }
    SUBCASE("issued 301 s after the reference time")
    {
        publisher.trust.version = 8;
        publisher.trust.issued = kNow + Seconds{301};
        publisher.publish();
        checkRefused(till, publisher, "later than this computer's clock");
    }
    SUBCASE("a policy with a key nobody knows")
    {
        publisher.policy += "surprise = 1\n";
        publisher.publish();
        checkRefused(till, publisher, "A policy cannot be read");
    }
    SUBCASE("two lists for one issuer and URI")
    {
        auto twin = publisher.lists[kListName];
        twin.iat += Seconds{1};
        publisher.lists["status/two"] = twin;
        publisher.publish();
        checkRefused(till, publisher, "two status lists of one issuer");
    }
    SUBCASE("a demo's trust list")
    {
        publisher.renewTrust();
        publisher.trust.demo = true;
        publisher.publish();
        checkRefused(till, publisher, "holds a demo");
    }
}
