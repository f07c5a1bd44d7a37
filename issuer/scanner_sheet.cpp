// SPDX-License-Identifier: Apache-2.0
#include "issuer/scanner_sheet.h"

#include "issuer/qr_picture.h"

namespace carded::issuer {
namespace {

// Lengths in millimetres, as the drawing's unit is one.
constexpr int kCodeSide = 60;
constexpr int kCodeLeft = 20;
constexpr int kCodeTop = 58;

constexpr std::string_view kHead = R"svg(<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Made by: carded-issuer scanner-sheet docs/operator/scanner-sheet.svg -->
<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 210 297">
<rect width="210" height="297" fill="#fff"/>
<g font-family="Noto Sans CJK KR, Noto Sans, sans-serif" font-size="5" fill="#000">
<text x="20" y="28" font-size="9" font-weight="bold">CHOOSE THIS SCANNER</text>
<text x="20" y="40" font-size="8" font-weight="bold">이 스캐너 선택</text>
<text x="90" y="64">1. On the till: carded scanner choose</text>
<text x="90" y="72">2. Scan the code on the left with the scanner.</text>
<text x="90" y="80">3. Copy the lines that are printed.</text>
<text x="90" y="96">1. 계산대에서 실행: carded scanner choose</text>
<text x="90" y="104">2. 스캐너로 왼쪽 코드를 스캔하세요.</text>
<text x="90" y="112">3. 화면에 나온 줄을 복사하세요.</text>
<text x="20" y="146" font-weight="bold">Before that, set the scanner up with its own manual</text>
<text x="20" y="155">- USB keyboard (HID), country USA; or USB serial (CDC, virtual COM port)</text>
<text x="20" y="163">- Enter (CR) as the suffix; no prefix; no change of case</text>
<text x="20" y="171">- QR codes on; its own beep for a good read off, if it confuses</text>
<text x="20" y="187" font-weight="bold">먼저 스캐너 설명서의 설정 코드로 맞추세요</text>
<text x="20" y="196">- USB 키보드(HID), 국가는 미국(USA). 또는 USB 직렬(CDC, 가상 COM 포트)</text>
<text x="20" y="204">- 끝 문자(suffix)는 Enter(CR), 앞 문자(prefix) 없음, 대소문자 변환 없음</text>
<text x="20" y="212">- QR 코드 읽기 켜기. 혼동되면 스캐너의 읽기 소리 끄기</text>
<text x="20" y="236" font-size="4">The code holds every character of a proof-of-age code: it finds out a scanner that changes one.</text>
<text x="20" y="243" font-size="4">성인 확인 코드에 쓰이는 모든 글자가 들어 있어, 글자를 바꾸는 스캐너를 찾아냅니다.</text>
</g>
)svg";

/// The dark modules, one stroke for each run of them in a row.
std::string pathOf(const QrCode& code)
{
    std::string path;
    const auto width = static_cast<std::size_t>(code.width);
    for (std::size_t row = 0; row < width; ++row) {
        for (std::size_t column = 0; column < width;) {
            std::size_t end = column;
            while (end < width && code.dark[row * width + end]) {
                ++end;
            }
            if (end > column) {
                path += 'M' + std::to_string(column) + ' ' + std::to_string(row) + 'h' + std::to_string(end - column)
                        + "v1H" + std::to_string(column) + 'z';
            }
            column = end + 1;
        }
    }
    return path;
}

} // namespace

Result<std::string, IssuerError> makeScannerSheet()
{
    const auto code = makeQrCode(kScannerSheetText);
    if (!code) {
        return fail(code.error());
    }
    const std::string place = "translate(" + std::to_string(kCodeLeft) + ' ' + std::to_string(kCodeTop) + ") scale("
                              + std::to_string(kCodeSide) + ") scale(" + std::to_string(1.0 / code->width) + ')';
    return std::string(kHead) + "<path transform=\"" + place + "\" shape-rendering=\"crispEdges\" d=\"" + pathOf(*code)
           + "\"/>\n</svg>\n";
}

} // namespace carded::issuer
