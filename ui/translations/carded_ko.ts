<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>ui</name>
    <message>
        <source>PASS</source>
        <translation>통과</translation>
    </message>
    <message>
        <source>STOP</source>
        <translation>판매 불가</translation>
    </message>
    <message>
        <source>ASK ID</source>
        <translation>신분증 확인</translation>
    </message>
    <message>
        <source>Go on with the sale.</source>
        <translation>판매를 진행하세요.</translation>
    </message>
    <message>
        <source>Ask for a physical ID card.</source>
        <translation>실물 신분증을 확인해 주세요.</translation>
    </message>
    <message>
        <source>Ask for a fresh code, scan again.</source>
        <translation>새 코드를 받아 다시 찍어 주세요.</translation>
    </message>
    <message>
        <source>Do not sell this item.</source>
        <translation>이 상품은 판매하지 마세요.</translation>
    </message>
    <message>
        <source>Update the list, scan again.</source>
        <translation>목록 업데이트 후 다시 찍어 주세요.</translation>
    </message>
    <message>
        <source>Call the manager.</source>
        <translation>관리자에게 알려 주세요.</translation>
    </message>
    <message>
        <source>Ask for the age QR in the app.</source>
        <translation>앱의 성인 인증 QR을 요청해 주세요.</translation>
    </message>
    <message>
        <source>Check the card itself by eye.</source>
        <translation>실물 카드를 눈으로 확인해 주세요.</translation>
    </message>
    <message>
        <source>Health certificate</source>
        <translation>건강 증명서</translation>
    </message>
    <message>
        <source>Travel certificate</source>
        <translation>여행 증명서</translation>
    </message>
    <message>
        <source>Mobile document</source>
        <translation>모바일 신분증</translation>
    </message>
    <message>
        <source>Licence barcode</source>
        <translation>면허증 바코드</translation>
    </message>
    <message>
        <source>TruAge</source>
        <translation>TruAge</translation>
    </message>
    <message>
        <source>Digital certificate</source>
        <translation>전자 증명서</translation>
    </message>
    <message>
        <source>Encrypted code</source>
        <translation>암호화된 코드</translation>
    </message>
    <message>
        <source>The barcode says age %1: not verified.</source>
        <translation>바코드에 적힌 나이 %1세: 확인되지 않았습니다.</translation>
    </message>
    <message>
        <source>Shift %1</source>
        <translation>근무 %1</translation>
    </message>
    <message>
        <source>Manual check</source>
        <translation>육안 확인</translation>
    </message>
    <message>
        <source>DEMO, not a real check</source>
        <translation>데모(DEMO) · 실제 확인 아님</translation>
    </message>
    <message>
        <source>%1 Press to close.</source>
        <translation>%1 누르면 닫힙니다.</translation>
    </message>
    <message>
        <source>Old enough</source>
        <translation>나이 확인 완료</translation>
    </message>
    <message>
        <source>Meets the age for {category} ({N}+).</source>
        <translation>{category} 구매 가능 나이({N}세)입니다.</translation>
    </message>
    <message>
        <source>Meets the age for this item.</source>
        <translation>구매 가능 나이입니다.</translation>
    </message>
    <message>
        <source>Under age</source>
        <translation>나이 미달</translation>
    </message>
    <message>
        <source>The code shows an age below {N}.</source>
        <translation>{category} 구매 가능 나이({N}세)가 아직 아닙니다.</translation>
    </message>
    <message>
        <source>The code shows an age below the limit.</source>
        <translation>구매 가능 나이가 아직 아닙니다.</translation>
    </message>
    <message>
        <source>Age not proven</source>
        <translation>나이 확인 안 됨</translation>
    </message>
    <message>
        <source>The code is fine but does not prove {N}+.</source>
        <translation>정상 코드지만 {N}세 이상인지 나와 있지 않습니다.</translation>
    </message>
    <message>
        <source>The code is fine but does not prove the age.</source>
        <translation>정상 코드지만 나이가 나와 있지 않습니다.</translation>
    </message>
    <message>
        <source>ID expired</source>
        <translation>유효기간 지남</translation>
    </message>
    <message>
        <source>This digital ID has run out.</source>
        <translation>유효기간이 지난 디지털 신분증입니다.</translation>
    </message>
    <message>
        <source>Not valid yet</source>
        <translation>유효 시작 전</translation>
    </message>
    <message>
        <source>This digital ID starts at a later date.</source>
        <translation>아직 사용 시작일 전인 디지털 신분증입니다.</translation>
    </message>
    <message>
        <source>ID withdrawn</source>
        <translation>발급 취소됨</translation>
    </message>
    <message>
        <source>The issuer has withdrawn this digital ID.</source>
        <translation>발급 기관에서 취소한 디지털 신분증입니다.</translation>
    </message>
    <message>
        <source>ID paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <source>The issuer has paused this digital ID.</source>
        <translation>발급 기관에서 잠시 정지한 디지털 신분증입니다.</translation>
    </message>
    <message>
        <source>Signature mismatch</source>
        <translation>서명 확인 안 됨</translation>
    </message>
    <message>
        <source>Could not be confirmed as the issuer&apos;s code.</source>
        <translation>발급 기관의 코드로 확인되지 않았습니다.</translation>
    </message>
    <message>
        <source>Phone not confirmed</source>
        <translation>휴대폰 확인 안 됨</translation>
    </message>
    <message>
        <source>The phone&apos;s own proof did not match.</source>
        <translation>휴대폰의 확인 정보가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>App code needed</source>
        <translation>앱 화면 필요</translation>
    </message>
    <message>
        <source>It must be shown live from the app.</source>
        <translation>앱에서 바로 연 코드만 확인할 수 있습니다.</translation>
    </message>
    <message>
        <source>Printed code</source>
        <translation>고정 코드</translation>
    </message>
    <message>
        <source>This store needs a live code or a card.</source>
        <translation>인쇄하거나 저장한 코드는 이 매장에서 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Face not matched</source>
        <translation>얼굴 확인 안 됨</translation>
    </message>
    <message>
        <source>Staff could not match photo and face.</source>
        <translation>사진과 얼굴이 같은지 확인되지 않았습니다.</translation>
    </message>
    <message>
        <source>Code timed out</source>
        <translation>코드 시간 지남</translation>
    </message>
    <message>
        <source>It was made more than {S} seconds ago.</source>
        <translation>만든 지 {S}초가 넘은 코드입니다.</translation>
    </message>
    <message>
        <source>It was made too long ago.</source>
        <translation>만든 지 오래된 코드입니다.</translation>
    </message>
    <message>
        <source>Phone clock ahead</source>
        <translation>휴대폰 시계 빠름</translation>
    </message>
    <message>
        <source>The phone&apos;s clock is ahead of the till&apos;s.</source>
        <translation>휴대폰 시계가 계산대보다 빠릅니다.</translation>
    </message>
    <message>
        <source>Code for elsewhere</source>
        <translation>다른 곳용 코드</translation>
    </message>
    <message>
        <source>It was made for another shop or use.</source>
        <translation>다른 매장이나 용도로 만든 코드입니다.</translation>
    </message>
    <message>
        <source>Already used</source>
        <translation>이미 쓴 코드</translation>
    </message>
    <message>
        <source>This till has already checked this code.</source>
        <translation>이 계산대에서 이미 확인한 코드입니다.</translation>
    </message>
    <message>
        <source>Issuer key retired</source>
        <translation>발급 키 폐기됨</translation>
    </message>
    <message>
        <source>The issuer no longer uses this key.</source>
        <translation>발급 기관이 더는 쓰지 않는 키입니다.</translation>
    </message>
    <message>
        <source>Key type differs</source>
        <translation>서명 방식 다름</translation>
    </message>
    <message>
        <source>Its signature type does not fit the issuer.</source>
        <translation>서명 방식이 발급 기관 정보와 다릅니다.</translation>
    </message>
    <message>
        <source>Code incomplete</source>
        <translation>코드 내용 이상</translation>
    </message>
    <message>
        <source>The content of the code is not whole.</source>
        <translation>코드 내용이 완전하지 않습니다.</translation>
    </message>
    <message>
        <source>Licence doesn&apos;t fit</source>
        <translation>면허 조건 안 맞음</translation>
    </message>
    <message>
        <source>Class or period is not what is needed.</source>
        <translation>면허 종류나 기간이 조건에 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Outside sale hours</source>
        <translation>판매 시간 아님</translation>
    </message>
    <message>
        <source>{category} may not be sold at this hour.</source>
        <translation>지금은 {category} 판매 시간이 아닙니다.</translation>
    </message>
    <message>
        <source>This item may not be sold at this hour.</source>
        <translation>지금은 이 상품 판매 시간이 아닙니다.</translation>
    </message>
    <message>
        <source>Compare the face</source>
        <translation>얼굴 비교 필요</translation>
    </message>
    <message>
        <source>The code carries a photo to compare.</source>
        <translation>코드에 든 사진과 비교가 필요합니다.</translation>
    </message>
    <message>
        <source>Issuer not listed</source>
        <translation>목록에 없는 기관</translation>
    </message>
    <message>
        <source>This till&apos;s list lacks the issuer.</source>
        <translation>이 계산대 목록에 없는 발급 기관입니다.</translation>
    </message>
    <message>
        <source>Status not known</source>
        <translation>상태 알 수 없음</translation>
    </message>
    <message>
        <source>The list does not cover this ID.</source>
        <translation>지금도 유효한지 목록으로 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Status list old</source>
        <translation>상태 목록 오래됨</translation>
    </message>
    <message>
        <source>The issuer&apos;s status list has run out.</source>
        <translation>발급 기관의 상태 목록이 오래되었습니다.</translation>
    </message>
    <message>
        <source>Till list old</source>
        <translation>계산대 목록 오래됨</translation>
    </message>
    <message>
        <source>The till was last updated {D} days ago.</source>
        <translation>마지막 업데이트가 {D}일 전입니다.</translation>
    </message>
    <message>
        <source>The till&apos;s list has run out.</source>
        <translation>계산대 목록의 기한이 지났습니다.</translation>
    </message>
    <message>
        <source>Till clock wrong</source>
        <translation>계산대 시계 이상</translation>
    </message>
    <message>
        <source>The till&apos;s date or time is not reliable.</source>
        <translation>계산대의 날짜나 시각이 정확하지 않습니다.</translation>
    </message>
    <message>
        <source>Unknown signature</source>
        <translation>모르는 서명 방식</translation>
    </message>
    <message>
        <source>This till cannot check this signature type.</source>
        <translation>이 계산대가 확인할 수 없는 서명 방식입니다.</translation>
    </message>
    <message>
        <source>Another document</source>
        <translation>다른 종류의 문서</translation>
    </message>
    <message>
        <source>{document}: not a proof of age this till reads.</source>
        <translation>{document}: 이 계산대로 나이를 확인할 수 없습니다.</translation>
    </message>
    <message>
        <source>Not a proof of age this till reads.</source>
        <translation>이 계산대로 나이를 확인할 수 없습니다.</translation>
    </message>
    <message>
        <source>Online-only code</source>
        <translation>온라인 전용 코드</translation>
    </message>
    <message>
        <source>It can only be checked over the internet.</source>
        <translation>인터넷으로만 확인할 수 있는 코드입니다.</translation>
    </message>
    <message>
        <source>Barcode too short</source>
        <translation>바코드로는 부족</translation>
    </message>
    <message>
        <source>A barcode holds too little to check.</source>
        <translation>바코드에는 확인할 정보가 부족합니다.</translation>
    </message>
    <message>
        <source>No age proof</source>
        <translation>나이 증명 아님</translation>
    </message>
    <message>
        <source>This code holds no proof of age.</source>
        <translation>나이 증명이 들어 있지 않은 코드입니다.</translation>
    </message>
    <message>
        <source>Till data unreadable</source>
        <translation>계산대 데이터 이상</translation>
    </message>
    <message>
        <source>The till cannot read its own list.</source>
        <translation>계산대가 목록을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>%1, %2 and over</source>
        <translation>%1, %2세 이상</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <translation>%1, %2번 키</translation>
    </message>
    <message>
        <source>Chooses what is being sold.</source>
        <translation>판매할 상품을 고릅니다.</translation>
    </message>
    <message>
        <source>What is being sold?</source>
        <translation>무엇을 판매하나요?</translation>
    </message>
    <message>
        <source>Scan the code now.</source>
        <translation>코드를 찍어 주세요.</translation>
    </message>
    <message>
        <source>Code received. Which product?</source>
        <translation>코드를 받았습니다. 어떤 상품인가요?</translation>
    </message>
    <message>
        <source>Hold the phone here</source>
        <translation>휴대폰을 여기에 대 주세요</translation>
    </message>
    <message>
        <source>Hold it nearer</source>
        <translation>더 가까이 대 주세요</translation>
    </message>
    <message>
        <source>Hold it farther away</source>
        <translation>조금 더 멀리 대 주세요</translation>
    </message>
    <message>
        <source>Make the phone brighter</source>
        <translation>화면을 더 밝게 해 주세요</translation>
    </message>
    <message>
        <source>Glare: tilt it a little</source>
        <translation>빛 반사: 살짝 기울여 주세요</translation>
    </message>
    <message>
        <source>Hold it still</source>
        <translation>움직이지 말고 대 주세요</translation>
    </message>
    <message>
        <source>Show the whole code</source>
        <translation>코드 전체를 보여 주세요</translation>
    </message>
    <message>
        <source>Proof of age</source>
        <translation>나이 확인</translation>
    </message>
    <message>
        <source>Camera: no picture</source>
        <translation>카메라: 화면 없음</translation>
    </message>
    <message>
        <source>Camera: live picture</source>
        <translation>카메라: 실시간 화면</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>화면 없음</translation>
    </message>
    <message>
        <source>No list</source>
        <translation>목록 없음</translation>
    </message>
    <message>
        <source>List %1 old</source>
        <translation>목록 %1 전</translation>
    </message>
    <message>
        <source>%1, next %2</source>
        <translation>%1, 다음 %2</translation>
    </message>
    <message>
        <source>Manager: connect the till or bring the update stick.</source>
        <translation>관리자: 계산대를 연결하거나 업데이트 USB를 꽂아 주세요.</translation>
    </message>
    <message>
        <source>Manager: set the till&apos;s date and time.</source>
        <translation>관리자: 계산대의 날짜와 시각을 맞춰 주세요.</translation>
    </message>
    <message>
        <source>Manager: call the service for this till.</source>
        <translation>관리자: 계산대 수리 담당자에게 연락해 주세요.</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1시간</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1일</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>데모</translation>
    </message>
    <message>
        <source>Camera ok</source>
        <translation>카메라 정상</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>카메라 없음</translation>
    </message>
    <message>
        <source>Camera dark</source>
        <translation>카메라 어두움</translation>
    </message>
    <message>
        <source>Camera stuck</source>
        <translation>카메라 멈춤</translation>
    </message>
    <message>
        <source>Scanner ok</source>
        <translation>스캐너 정상</translation>
    </message>
    <message>
        <source>Camera, scanner ok</source>
        <translation>카메라, 스캐너 정상</translation>
    </message>
    <message>
        <source>No scanner</source>
        <translation>스캐너 없음</translation>
    </message>
    <message>
        <source>This till needs an update soon.</source>
        <translation>이 계산대는 곧 업데이트해야 합니다.</translation>
    </message>
    <message>
        <source>This till cannot check codes yet.</source>
        <translation>이 계산대는 아직 코드를 확인할 수 없습니다.</translation>
    </message>
    <message>
        <source>This till cannot check codes now.</source>
        <translation>이 계산대는 지금 코드를 확인할 수 없습니다.</translation>
    </message>
    <message>
        <source>Its list is %1 old.</source>
        <translation>마지막 목록은 %1 전 것입니다.</translation>
    </message>
    <message>
        <source>Its list is too old.</source>
        <translation>목록이 너무 오래되었습니다.</translation>
    </message>
    <message>
        <source>It has no trust list yet.</source>
        <translation>아직 신뢰 목록이 없습니다.</translation>
    </message>
    <message>
        <source>Its clock is wrong.</source>
        <translation>시계가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>It cannot read its own list.</source>
        <translation>목록을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>%1 Since %2.</source>
        <translation>%1 (%2부터)</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>음소거</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>소리 없음</translation>
    </message>
    <message>
        <source>Scanner taken</source>
        <translation>스캐너 사용 중</translation>
    </message>
    <message>
        <source>Scanner locked</source>
        <translation>스캐너 권한 없음</translation>
    </message>
    <message>
        <source>Disk low</source>
        <translation>디스크 부족</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>기록 안 됨</translation>
    </message>
    <message>
        <source>Checks are not being recorded.</source>
        <translation>확인 내용이 기록되지 않고 있습니다.</translation>
    </message>
    <message>
        <source>The record of checks will soon have no room.</source>
        <translation>확인 기록을 저장할 공간이 곧 없어집니다.</translation>
    </message>
    <message>
        <source>The till&apos;s disk is nearly full.</source>
        <translation>계산대의 디스크가 거의 찼습니다.</translation>
    </message>
    <message>
        <source>Manager: make room on the till&apos;s disk.</source>
        <translation>관리자: 계산대 디스크의 공간을 늘려 주세요.</translation>
    </message>
    <message>
        <source>The till&apos;s disk is full.</source>
        <translation>계산대의 디스크가 가득 찼습니다.</translation>
    </message>
    <message>
        <source>Another program on this till has the records.</source>
        <translation>이 계산대의 다른 프로그램이 기록을 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>This program may not write the records.</source>
        <translation>이 프로그램에 기록 권한이 없습니다.</translation>
    </message>
    <message>
        <source>The till&apos;s disk or the records fail.</source>
        <translation>계산대의 디스크나 기록에 문제가 있습니다.</translation>
    </message>
    <message>
        <source>Scanner set wrong</source>
        <translation>스캐너 설정 이상</translation>
    </message>
    <message>
        <source>The scanner cannot be used.</source>
        <translation>스캐너를 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>It is not connected.</source>
        <translation>연결되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Check its cable and its stand. Otherwise call the manager.</source>
        <translation>케이블과 거치대 확인 후에도 안 되면 관리자에게 알려 주세요.</translation>
    </message>
    <message>
        <source>Another program on this till has it.</source>
        <translation>이 계산대의 다른 프로그램이 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>Manager: close that program.</source>
        <translation>관리자: 그 프로그램을 닫아 주세요.</translation>
    </message>
    <message>
        <source>This program may not open it.</source>
        <translation>이 프로그램에 권한이 없습니다.</translation>
    </message>
    <message>
        <source>Manager: choose the scanner anew, and install its rule.</source>
        <translation>관리자: 스캐너를 다시 선택하고 규칙을 설치해 주세요.</translation>
    </message>
    <message>
        <source>The scanner sent other characters than a code has.</source>
        <translation>스캐너가 코드와 다른 글자를 보냈습니다.</translation>
    </message>
    <message>
        <source>Scan again. If it stays: set the scanner up anew (keyboard US, ending Enter).</source>
        <translation>다시 찍어 주세요. 계속되면 스캐너를 다시 설정해 주세요(키보드 미국, 끝 문자 Enter).</translation>
    </message>
    <message>
        <source>Type or paste the code&apos;s text.</source>
        <translation>코드의 글자를 입력하거나 붙여 넣어 주세요.</translation>
    </message>
    <message>
        <source>%1 characters</source>
        <translation>%1자</translation>
    </message>
    <message>
        <source>%1. Ctrl+V pastes, Enter checks, Esc goes back.</source>
        <translation>%1. Ctrl+V 붙여넣기, Enter 확인, Esc 돌아가기.</translation>
    </message>
    <message>
        <source>Is it the same person?</source>
        <translation>같은 사람인가요?</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>같은 사람</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>다른 사람</translation>
    </message>
    <message>
        <source>Photo in the code</source>
        <translation>코드에 든 사진</translation>
    </message>
    <message>
        <source>Camera, now</source>
        <translation>실시간 화면</translation>
    </message>
    <message>
        <source>Look at the customer.</source>
        <translation>손님 얼굴을 봐 주세요.</translation>
    </message>
    <message>
        <source>TRAINING, not recorded</source>
        <translation>연습 · 기록되지 않음</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>연습</translation>
    </message>
    <message>
        <source>Checking the code</source>
        <translation>코드 확인 중</translation>
    </message>
    <message>
        <source>Could I see your ID card, please?</source>
        <translation>실물 신분증을 보여 주시겠어요?</translation>
    </message>
    <message>
        <source>Could you refresh the code, please?</source>
        <translation>코드를 새로고침해 주시겠어요?</translation>
    </message>
    <message>
        <source>I&apos;m sorry, I can&apos;t sell this one.</source>
        <translation>죄송하지만 이 상품은 판매해 드릴 수 없습니다.</translation>
    </message>
    <message>
        <source>One moment, the till is updating.</source>
        <translation>잠시만요, 업데이트 중입니다.</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>잠시만 기다려&#xa0;주세요.</translation>
    </message>
    <message>
        <source>Could you open the age QR?</source>
        <translation>앱에서 성인 인증 QR을 보여 주시겠어요?</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>관리자</translation>
    </message>
    <message>
        <source>ID card</source>
        <translation>주민등록증</translation>
    </message>
    <message>
        <source>Driving licence</source>
        <translation>운전면허증</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>여권</translation>
    </message>
    <message>
        <source>Residence card</source>
        <translation>외국인등록증</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>기록했습니다</translation>
    </message>
    <message>
        <source>Manager has allowed the sale.</source>
        <translation>관리자가 판매를 허용했습니다.</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>기록했습니다.</translation>
    </message>
    <message>
        <source>So no exception can be made.</source>
        <translation>그래서 예외로 판매할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 seen: old enough.</source>
        <translation>%1 확인: 구매 가능 나이입니다.</translation>
    </message>
    <message>
        <source>%1 seen: not old enough.</source>
        <translation>%1 확인: 구매 가능 나이가 아닙니다.</translation>
    </message>
    <message>
        <source>Press to close.</source>
        <translation>누르면 닫힙니다.</translation>
    </message>
    <message>
        <source>Manual check: which product?</source>
        <translation>육안 확인: 어떤 상품인가요?</translation>
    </message>
    <message>
        <source>I saw the physical card.</source>
        <translation>실물 신분증을 확인했습니다.</translation>
    </message>
    <message>
        <source>%1: old enough if born in this year or earlier</source>
        <translation>%1: 이 해 또는 그 전에 태어났으면 구매 가능</translation>
    </message>
    <message>
        <source>%1: old enough if born on this day or earlier</source>
        <translation>%1: 이 날 또는 그 전에 태어났으면 구매 가능</translation>
    </message>
    <message>
        <source>The licence: class %1, not expired</source>
        <translation>면허 종류 %1, 유효기간 안</translation>
    </message>
    <message>
        <source>The licence: class %1, not expired, issued on %2 or earlier</source>
        <translation>면허 종류 %1, 유효기간 안, %2 또는 그 전에 발급</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>돌아가기</translation>
    </message>
    <message>
        <source>Old enough</source>
        <comment>answer</comment>
        <translation>나이 충족</translation>
    </message>
    <message>
        <source>Not old enough</source>
        <translation>나이 미달</translation>
    </message>
    <message>
        <source>Manager: sell anyway?</source>
        <translation>관리자: 그래도 판매할까요?</translation>
    </message>
    <message>
        <source>Type the PIN. Tries left: %1.</source>
        <translation>PIN을 입력해 주세요. 남은&#xa0;횟수:&#xa0;%1회</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>확인 중</translation>
    </message>
    <message>
        <source>This PIN is wrong. Tries left: %1.</source>
        <translation>PIN이 맞지 않습니다. 남은&#xa0;횟수:&#xa0;%1회</translation>
    </message>
    <message>
        <source>Locked after wrong tries, since %1, until %2.</source>
        <translation>PIN이 여러 번 맞지 않아 %1부터 %2까지 잠겼습니다.</translation>
    </message>
    <message>
        <source>The PIN&apos;s file is damaged. The service sets it anew: carded pin set.</source>
        <translation>PIN 파일이 손상되었습니다. 수리 담당자가 carded&#xa0;pin&#xa0;set으로 다시 설정해야 합니다.</translation>
    </message>
    <message>
        <source>No PIN can be checked: the till cannot write its file.</source>
        <translation>PIN 파일에 쓸 수 없어 PIN을 확인할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 digits</source>
        <translation>%1자리</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>&quot;%1&quot;</source>
        <translation>&quot;%1&quot;</translation>
    </message>
    <message>
        <source>Show your age QR.</source>
        <translation>성인&#xa0;인증&#xa0;QR을 보여&#xa0;주세요.</translation>
    </message>
    <message>
        <source>Please look this way.</source>
        <translation>이쪽을 봐 주세요.</translation>
    </message>
    <message>
        <source>Age confirmed. Thank you.</source>
        <translation>확인되었습니다. 감사합니다.</translation>
    </message>
    <message>
        <source>One moment, please. Staff will help you.</source>
        <translation>잠시만요, 직원이 도와드리겠습니다.</translation>
    </message>
    <message>
        <source>Please show your card.</source>
        <translation>신분증을 보여&#xa0;주세요.</translation>
    </message>
    <message>
        <source>This till cannot check codes now. Please show a card.</source>
        <translation>지금은 코드를 확인할&#xa0;수&#xa0;없습니다. 신분증을 보여&#xa0;주세요.</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>지금은 이용할&#xa0;수&#xa0;없습니다</translation>
    </message>
    <message>
        <source>Do you need more time?</source>
        <translation>시간이 더 필요하신가요?</translation>
    </message>
    <message>
        <source>Code received. What are you buying?</source>
        <translation>코드를 받았습니다. 무엇을 사시나요?</translation>
    </message>
    <message>
        <source>What are you buying?</source>
        <translation>무엇을 사시나요?</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>처음부터</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>시간 연장</translation>
    </message>
    <message>
        <source>Staff is coming.</source>
        <translation>직원이 곧 옵니다.</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>다시 호출</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>직원 호출</translation>
    </message>
    <message>
        <source>%1, update asked for</source>
        <translation>%1, 업데이트 요청함</translation>
    </message>
    <message>
        <source>Manager: connect it or bring the stick. Update: F6.</source>
        <translation>관리자: 연결하거나 USB를 꽂아 주세요. 업데이트: F6</translation>
    </message>
    <message>
        <source>Staff called</source>
        <translation>직원 호출됨</translation>
    </message>
    <message>
        <source>A customer needs help.</source>
        <translation>손님이 도움을 기다립니다.</translation>
    </message>
    <message>
        <source>Their screen says that staff is coming.</source>
        <translation>손님 화면에 직원이 곧 온다고 나옵니다.</translation>
    </message>
    <message>
        <source>Go there. Esc ends the call.</source>
        <translation>손님에게 가 주세요. Esc로 호출을 끝냅니다.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Photo on the card</source>
        <translation>카드의 사진</translation>
    </message>
    <message>
        <source>California card</source>
        <translation>캘리포니아 신분증</translation>
    </message>
    <message>
        <source>The photo to compare is on the card.</source>
        <translation>비교할 사진은 카드에 있습니다.</translation>
    </message>
    <message>
        <source>The card&apos;s last day has passed.</source>
        <translation>카드의 유효기간이 지났습니다.</translation>
    </message>
    <message>
        <source>One-sale code</source>
        <translation>1회용 코드</translation>
    </message>
    <message>
        <source>This store does not accept TruAge.</source>
        <translation>이 매장에서는 TruAge 코드를 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Manual checks</source>
        <translation>육안 확인</translation>
    </message>
    <message>
        <source>Allowed by a manager</source>
        <translation>관리자 허용</translation>
    </message>
    <message>
        <source>Gaps in the record</source>
        <translation>기록 빠짐</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>이번 근무</translation>
    </message>
    <message>
        <source>Checks, by hour and reason</source>
        <translation>시간별·사유별 확인 수</translation>
    </message>
    <message>
        <source>End of shift</source>
        <translation>근무 마감</translation>
    </message>
    <message>
        <source>Save it as PDF, log out</source>
        <translation>PDF로 저장, 로그아웃</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>연습 시작</translation>
    </message>
    <message>
        <source>Checks are marked and not recorded</source>
        <translation>확인에 표시가 붙고 기록되지 않습니다</translation>
    </message>
    <message>
        <source>End training</source>
        <translation>연습 끝내기</translation>
    </message>
    <message>
        <source>Checks count and are recorded again</source>
        <translation>확인이 다시 기록됩니다</translation>
    </message>
    <message>
        <source>Sound test</source>
        <translation>소리 시험</translation>
    </message>
    <message>
        <source>Hear the three answers</source>
        <translation>세 가지 결과음 듣기</translation>
    </message>
    <message>
        <source>One tone</source>
        <translation>한 번 울림</translation>
    </message>
    <message>
        <source>Two tones</source>
        <translation>두 번 울림</translation>
    </message>
    <message>
        <source>Three tones</source>
        <translation>세 번 울림</translation>
    </message>
    <message>
        <source>The sounds are muted. F8 turns them on.</source>
        <translation>음소거 상태입니다. F8 키로 켤 수 있습니다.</translation>
    </message>
    <message>
        <source>There is no sound device. Nothing will be heard.</source>
        <translation>소리 장치가 없어서 들리지 않습니다.</translation>
    </message>
    <message>
        <source>Who is at the till?</source>
        <translation>누가 근무하나요?</translation>
    </message>
    <message>
        <source>Nobody is logged in.</source>
        <translation>로그인한 사람이 없습니다.</translation>
    </message>
    <message>
        <source>Now: operator %1</source>
        <translation>지금: 근무자 %1</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>로그아웃</translation>
    </message>
    <message>
        <source>Type your operator number.</source>
        <translation>근무자 번호를 입력해 주세요.</translation>
    </message>
    <message>
        <source>Operator %1</source>
        <translation>근무자 %1</translation>
    </message>
    <message>
        <source>Other reasons</source>
        <translation>그 밖의 사유</translation>
    </message>
    <message>
        <source>Size and root of the record, signed by this till. Take a picture of it, and keep it outside of the shop.</source>
        <translation>이 계산대가 서명한 기록의 크기와 루트입니다. 사진을 찍어 매장 밖에 보관해 주세요.</translation>
    </message>
    <message>
        <source>There is no record.</source>
        <translation>기록이 없습니다.</translation>
    </message>
    <message>
        <source>Store and till: %1</source>
        <translation>매장과 계산대: %1</translation>
    </message>
    <message>
        <source>Made: %1</source>
        <translation>작성: %1</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>The record of checks</source>
        <translation>확인 기록</translation>
    </message>
    <message>
        <source>Size: %1</source>
        <translation>크기: %1</translation>
    </message>
    <message>
        <source>Root: %1</source>
        <translation>루트: %1</translation>
    </message>
    <message>
        <source>The code holds both, signed by the till. Whoever keeps this page outside of the shop can have it compared with the record later.</source>
        <translation>코드에는 계산대가 서명한 크기와 루트가 들어 있습니다. 이 종이를 매장 밖에 보관하면 나중에 기록과 대조할 수 있습니다.</translation>
    </message>
    <message>
        <source>The record is being read.</source>
        <translation>기록을 읽고 있습니다.</translation>
    </message>
    <message>
        <source>The record cannot be read.</source>
        <translation>기록을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>저장하고 있습니다.</translation>
    </message>
    <message>
        <source>Saved as %1 in %2</source>
        <translation>저장했습니다: %1, 위치: %2</translation>
    </message>
    <message>
        <source>Not saved: the till&apos;s disk is full. Manager: make room on it.</source>
        <translation>저장 안 됨: 계산대 디스크가 가득 찼습니다. 관리자: 공간을 확보해 주세요.</translation>
    </message>
    <message>
        <source>Not saved: this program may not write in %1</source>
        <translation>저장 안 됨: 쓸 수 없는 폴더입니다: %1</translation>
    </message>
    <message>
        <source>Not saved: the disk of %1 fails.</source>
        <translation>저장 안 됨: 디스크에 문제가 있습니다: %1</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>PDF로 저장</translation>
    </message>
    <message>
        <source>Store&apos;s number</source>
        <translation>매장 번호</translation>
    </message>
    <message>
        <source>Till&apos;s number</source>
        <translation>계산대 번호</translation>
    </message>
    <message>
        <source>Type store and till number.</source>
        <translation>매장과 계산대 번호를 입력하세요.</translation>
    </message>
    <message>
        <source>A new manager&apos;s PIN</source>
        <translation>새 관리자 PIN</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>같은 PIN을 한 번 더 입력</translation>
    </message>
    <message>
        <source>The two were not the same. Type it anew.</source>
        <translation>두 PIN이 서로 다릅니다. 다시 입력하세요.</translation>
    </message>
    <message>
        <source>4 to 12 digits</source>
        <translation>4~12자리 숫자</translation>
    </message>
    <message>
        <source>This is no set-up code.</source>
        <translation>설정 코드가 아닙니다.</translation>
    </message>
    <message>
        <source>This set-up code is not whole. Ask for a new one.</source>
        <translation>설정 코드가 온전하지 않습니다. 새 코드를 받으세요.</translation>
    </message>
    <message>
        <source>This till has lists: a set-up code must be signed.</source>
        <translation>이 계산대에는 이미 목록이 있어 서명된 설정 코드만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>The code&apos;s signature is none that this till&apos;s lists name.</source>
        <translation>코드의 서명이 이 계산대의 목록에 없습니다.</translation>
    </message>
    <message>
        <source>This code is for another publisher than this till&apos;s.</source>
        <translation>이 계산대와 다른 배포자의 코드입니다.</translation>
    </message>
    <message>
        <source>Not the same: this code is not used. Ask for a new one.</source>
        <translation>일치하지 않아 이 코드를 쓰지 않습니다. 새 코드를 받으세요.</translation>
    </message>
    <message>
        <source>A code was read.</source>
        <translation>코드를 읽었습니다.</translation>
    </message>
    <message>
        <source>Nothing came from it. Try another one.</source>
        <translation>아무것도 오지 않았습니다. 다른 장치를 골라 보세요.</translation>
    </message>
    <message>
        <source>This program may not open it. The service runs: sudo carded scanner choose</source>
        <translation>이 프로그램은 이 장치를 열 권한이 없습니다. 수리 담당자: sudo carded scanner choose</translation>
    </message>
    <message>
        <source>It types other characters. Set it to a US keyboard.</source>
        <translation>다른 문자를 보냅니다. 스캐너를 미국 키보드로 설정하세요.</translation>
    </message>
    <message>
        <source>The PIN is set.</source>
        <translation>PIN을 설정했습니다.</translation>
    </message>
    <message>
        <source>The PIN could not be set: the till cannot write its file.</source>
        <translation>PIN을 설정하지 못했습니다. 계산대가 파일을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The settings could not be saved. Is the disk full?</source>
        <translation>설정을 저장하지 못했습니다. 디스크가 가득 찼나요?</translation>
    </message>
    <message>
        <source>Store %1, till %2</source>
        <translation>매장 %1, 계산대 %2</translation>
    </message>
    <message>
        <source>Volume: %1 of 5</source>
        <translation>음량: %1/5</translation>
    </message>
    <message>
        <source>Store and till: not set</source>
        <translation>매장과 계산대: 미설정</translation>
    </message>
    <message>
        <source>Rules: %1</source>
        <translation>규칙: %1</translation>
    </message>
    <message>
        <source>Camera: none</source>
        <translation>카메라: 없음</translation>
    </message>
    <message>
        <source>Camera: %1</source>
        <translation>카메라: %1</translation>
    </message>
    <message>
        <source>Scanner: none</source>
        <translation>스캐너: 없음</translation>
    </message>
    <message>
        <source>Scanner: %1</source>
        <translation>스캐너: %1</translation>
    </message>
    <message>
        <source>Manager&apos;s PIN: set</source>
        <translation>관리자 PIN: 설정됨</translation>
    </message>
    <message>
        <source>Manager&apos;s PIN: none</source>
        <translation>관리자 PIN: 없음</translation>
    </message>
    <message>
        <source>The lists are here: this till can check codes.</source>
        <translation>목록을 받았습니다. 이제 코드를 확인할 수 있습니다.</translation>
    </message>
    <message>
        <source>The first lists are being fetched. This takes some minutes.</source>
        <translation>첫 목록을 받는 중입니다. 몇 분 걸립니다.</translation>
    </message>
    <message>
        <source>There are no lists yet. The service sets where they come from: carded init.</source>
        <translation>아직 목록이 없습니다. 수리 담당자가 받을 곳을 설정합니다: carded init</translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation>내용이 맞나요?</translation>
    </message>
    <message>
        <source>Lists: %1</source>
        <translation>목록: %1</translation>
    </message>
    <message>
        <source>This code is signed by your publisher.</source>
        <translation>배포자가 서명한 코드입니다.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>Do not use it</source>
        <translation>사용 안 함</translation>
    </message>
    <message>
        <source>Compare with what your publisher told you, by phone or on paper.</source>
        <translation>배포자에게 전화나 문서로 받은 값과 비교하세요.</translation>
    </message>
    <message>
        <source>All the same</source>
        <translation>모두 일치</translation>
    </message>
    <message>
        <source>It differs</source>
        <translation>다름</translation>
    </message>
    <message>
        <source>Store and till</source>
        <translation>매장과 계산대</translation>
    </message>
    <message>
        <source>Show the set-up code to the camera or the scanner, or type the numbers.</source>
        <translation>설정 코드를 카메라나 스캐너에 보여 주거나 번호를 입력하세요.</translation>
    </message>
    <message>
        <source>Type the numbers</source>
        <translation>번호 입력</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>카메라</translation>
    </message>
    <message>
        <source>No camera was found. Plug one in, or go on without.</source>
        <translation>카메라를 찾지 못했습니다. 연결하거나 없이 계속하세요.</translation>
    </message>
    <message>
        <source>Choose the camera. Hold any code in front of it.</source>
        <translation>카메라를 고르고 아무 코드나 앞에 대 보세요.</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>스캐너</translation>
    </message>
    <message>
        <source>No handheld scanner was found. Plug one in, or go on without.</source>
        <translation>스캐너를 찾지 못했습니다. 연결하거나 없이 계속하세요.</translation>
    </message>
    <message>
        <source>Choose the handheld scanner. Then scan any code with it.</source>
        <translation>스캐너를 고른 뒤 아무 코드나 찍어 보세요.</translation>
    </message>
    <message>
        <source>Without a scanner</source>
        <translation>스캐너 없이</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>소리</translation>
    </message>
    <message>
        <source>Listen to each: how often it sounds says what it is.</source>
        <translation>하나씩 들어 보세요. 울리는 횟수가 뜻입니다.</translation>
    </message>
    <message>
        <source>Pass: once</source>
        <translation>통과: 1번</translation>
    </message>
    <message>
        <source>Stop: twice</source>
        <translation>판매 불가: 2번</translation>
    </message>
    <message>
        <source>Ask ID: 3 times</source>
        <translation>신분증 확인: 3번</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>작게</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>크게</translation>
    </message>
    <message>
        <source>The window is muted: F8.</source>
        <translation>음소거 상태입니다: F8</translation>
    </message>
    <message>
        <source>No sound device was found.</source>
        <translation>소리 장치를 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>Manager&apos;s PIN</source>
        <translation>관리자 PIN</translation>
    </message>
    <message>
        <source>With a PIN nobody but a manager changes these settings later.</source>
        <translation>PIN이 있으면 나중에 관리자만 이 설정을 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Another PIN</source>
        <translation>다른 PIN으로 변경</translation>
    </message>
    <message>
        <source>Set a PIN</source>
        <translation>PIN 설정</translation>
    </message>
    <message>
        <source>This till is not set up.</source>
        <translation>아직 설정되지 않은 계산대입니다.</translation>
    </message>
    <message>
        <source>This program may not save settings. The service gives it this folder, or writes till.toml:</source>
        <translation>이 프로그램은 설정을 저장할 권한이 없습니다. 수리 담당자가 이 폴더의 권한을 주거나 till.toml을 작성해야 합니다:</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Choose the language of this window.</source>
        <translation>화면 언어를 고르세요.</translation>
    </message>
    <message>
        <source>Save these settings?</source>
        <translation>이 설정을 저장할까요?</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>The settings are saved.</source>
        <translation>설정을 저장했습니다.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Camera, scanner, sounds, PIN</source>
        <translation>카메라, 스캐너, 소리, PIN</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>프로그램 닫기</translation>
    </message>
    <message>
        <source>This till then checks no codes</source>
        <translation>닫으면 코드를 확인하지 않습니다</translation>
    </message>
    <message>
        <source>Manager: set the till up, or bring the update stick.</source>
        <translation>관리자: 계산대를 설정하거나 업데이트 USB를 꽂아 주세요.</translation>
    </message>
    <message>
        <source>List unreadable</source>
        <translation>목록 손상</translation>
    </message>
    <message>
        <source>Looking for cameras.</source>
        <translation>카메라를 찾고 있습니다.</translation>
    </message>
</context>
</TS>
