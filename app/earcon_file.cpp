// SPDX-License-Identifier: Apache-2.0
#include "app/earcon_file.h"

#include "sound/wav_file.h"

#include <QResource>

// As with the translations of ui/: outside every namespace.
static void registerEarcons()
{
    Q_INIT_RESOURCE(carded_earcons);
}

namespace carded::app {

sound::Samples earconFile(sound::Earcon earcon, sound::Form form)
{
    registerEarcons();
    const QResource file(QStringLiteral(":/carded/sounds/%1.wav").arg(QString::fromStdString(nameOf(earcon, form))));
    const QByteArray bytes = file.uncompressedData();
    return sound::fromWav(asBytes({bytes.constData(), static_cast<std::size_t>(bytes.size())}));
}

} // namespace carded::app
