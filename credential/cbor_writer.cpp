// SPDX-License-Identifier: Apache-2.0
#include "credential/cbor_writer.h"

namespace carded::credential {

template <class Buffer>
void BasicCborWriter<Buffer>::head(unsigned majorType, std::uint64_t argument)
{
    const auto initial = majorType << 5U;
    if (argument < 24) {
        m_data.push_back(static_cast<std::uint8_t>(initial | argument));
        return;
    }
    const unsigned width = argument <= 0xFF ? 1 : argument <= 0xFFFF ? 2 : argument <= 0xFFFFFFFF ? 4 : 8;
    const unsigned info = width == 1 ? 24U : width == 2 ? 25U : width == 4 ? 26U : 27U;
    m_data.push_back(static_cast<std::uint8_t>(initial | info));
    for (unsigned shift = width * 8; shift > 0; shift -= 8) {
        m_data.push_back(static_cast<std::uint8_t>(argument >> (shift - 8)));
    }
}

template <class Buffer>
BasicCborWriter<Buffer>& BasicCborWriter<Buffer>::unsignedInteger(std::uint64_t value)
{
    head(0, value);
    return *this;
}

template <class Buffer>
BasicCborWriter<Buffer>& BasicCborWriter<Buffer>::integer(std::int64_t value)
{
    if (value >= 0) {
        head(0, static_cast<std::uint64_t>(value));
    } else {
        head(1, static_cast<std::uint64_t>(-(value + 1)));
    }
    return *this;
}

template <class Buffer>
BasicCborWriter<Buffer>& BasicCborWriter<Buffer>::bytes(ByteSpan value)
{
    head(2, value.size());
    return encoded(value);
}

template <class Buffer>
BasicCborWriter<Buffer>& BasicCborWriter<Buffer>::text(std::string_view value)
{
    head(3, value.size());
    return encoded(asBytes(value));
}

template <class Buffer>
BasicCborWriter<Buffer>& BasicCborWriter<Buffer>::array(std::size_t items)
{
    head(4, items);
    return *this;
}

template <class Buffer>
BasicCborWriter<Buffer>& BasicCborWriter<Buffer>::map(std::size_t pairs)
{
    head(5, pairs);
    return *this;
}

template <class Buffer>
BasicCborWriter<Buffer>& BasicCborWriter<Buffer>::tag(std::uint64_t number)
{
    head(6, number);
    return *this;
}

template <class Buffer>
BasicCborWriter<Buffer>& BasicCborWriter<Buffer>::boolean(bool value)
{
    m_data.push_back(value ? 0xF5 : 0xF4);
    return *this;
}

template <class Buffer>
BasicCborWriter<Buffer>& BasicCborWriter<Buffer>::simple(std::uint8_t value)
{
    head(7, value);
    return *this;
}

template <class Buffer>
BasicCborWriter<Buffer>& BasicCborWriter<Buffer>::encoded(ByteSpan item)
{
    m_data.insert(m_data.end(), item.begin(), item.end());
    return *this;
}

template class BasicCborWriter<Bytes>;
template class BasicCborWriter<WipedBytes>;

} // namespace carded::credential
