// SPDX-License-Identifier: Apache-2.0
// Store and till number: from a set-up code, or typed.
#include "app/set_up.h"
#include "crypto/encoding.h"

#include <QPointer>

#include <utility>

namespace carded::app {

using ui::SetupNote;
using Step = ui::SetupStep;

namespace {

constexpr std::chrono::milliseconds kGone{1500}; // as of a customer's code: then it is another showing

} // namespace

void SetUp::hearCode(const scanner::SymbolSeen& seen)
{
    if (!m_isOpen) {
        return;
    }
    if (m_page.step == Step::Camera && m_page.note != SetupNote::CodeRead) {
        m_page.note = SetupNote::CodeRead;
        update();
    } else if (m_page.step == Step::Code && m_view->isVisible()) {
        offer(asText(seen.bytes));
    }
}

/// Of a camera, which sees the same code many times a second: gone from its view and shown again, it is asked about
/// again.
void SetUp::offer(std::string_view text)
{
    const bool wasInView = m_lastOffer.isValid() && m_lastOffer.elapsed() < kGone.count();
    if (m_offered != text || !wasInView) {
        judge(text);
    }
    m_lastOffer.start();
}

/// What is no set-up code is kept nowhere.
void SetUp::judge(std::string_view text)
{
    if (!text.starts_with(credential::kSetupPrefix)) {
        if (std::exchange(m_page.note, SetupNote::OtherCode) != SetupNote::OtherCode) {
            update();
        }
        return;
    }
    if (text.size() > credential::kMaxSetupTextSize) {
        return;
    }
    m_offered = text;
    DeskThread& desk = m_kiosk.desk(); // which outlives this, so the answer goes to it
    desk.ask(
        desk,
        [text = m_offered, store = m_places.store](CheckDesk& /*desk*/) {
            return judgeSetupCode(text, store, systemTime());
        },
        [self = QPointer(this), text = m_offered](const JudgedCode& judged) {
            if (self) {
                self->take(text, judged);
            }
        });
}

void SetUp::take(const std::string& text, const JudgedCode& judged)
{
    if (!m_isOpen || m_page.step != Step::Code) {
        return;
    }
    m_page.note = judged.note;
    if (!judged.code) {
        update();
        return;
    }
    m_code = judged;
    m_codeText = text;
    m_page.isNew = true;
    m_reading.start();
    show(Step::Confirm);
}

/// What a code says is shown, as far as till.toml leaves it to say; it counts when a person has said so.
void SetUp::showCode()
{
    const credential::SetupCode& code = *m_code.code;
    const auto show = [this](const char* key, QString& shown, const std::string& says) {
        if (!isFixed(key)) {
            shown = QString::fromStdString(says);
        }
    };
    show("store", m_page.store, code.store);
    show("till", m_page.till, code.till);
    show("jurisdiction", m_page.jurisdiction, code.jurisdiction);
    m_page.repository = QString::fromStdString(code.repository);
    m_page.fingerprint = m_code.isSigned ? QString() : QString::fromStdString(crypto::encodeHex(code.root.span()));
}

void SetUp::acceptCode()
{
    const credential::SetupCode& code = *m_code.code;
    if (!isFixed("store")) {
        m_settings.store = code.store;
    }
    if (!isFixed("till")) {
        m_settings.till = code.till;
    }
    if (!isFixed("jurisdiction")) {
        m_settings.policy.jurisdiction = code.jurisdiction;
    }
    m_settings.setupCode = m_codeText;
    m_repository = QString::fromStdString(code.repository);
}

void SetUp::showNumbers()
{
    m_window.close(*m_view);
    m_numbers->ask(QString::fromStdString(m_settings.store), QString::fromStdString(m_settings.till));
    (void)m_window.open(*m_numbers);
}

void SetUp::takeNumbers(const QString& store, const QString& till)
{
    if (!isFixed("store")) {
        m_settings.store = store.toStdString();
    }
    if (!isFixed("till")) {
        m_settings.till = till.toStdString();
    }
    m_window.close(*m_numbers);
    goFrom(Step::Code, 1);
}

} // namespace carded::app
