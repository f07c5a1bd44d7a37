<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>ui</name>
    <message>
        <source>PASS</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>STOP</source>
        <translation>STOPP</translation>
    </message>
    <message>
        <source>ASK ID</source>
        <translation>AUSWEIS</translation>
    </message>
    <message>
        <source>Go on with the sale.</source>
        <translation>Verkauf fortsetzen.</translation>
    </message>
    <message>
        <source>Ask for a physical ID card.</source>
        <translation>Ausweiskarte zeigen lassen.</translation>
    </message>
    <message>
        <source>Ask for a fresh code, scan again.</source>
        <translation>Neuen Code zeigen lassen.</translation>
    </message>
    <message>
        <source>Do not sell this item.</source>
        <translation>Diesen Artikel nicht verkaufen.</translation>
    </message>
    <message>
        <source>Update the list, scan again.</source>
        <translation>Liste aktualisieren, neu scannen.</translation>
    </message>
    <message>
        <source>Call the manager.</source>
        <translation>Leitung rufen.</translation>
    </message>
    <message>
        <source>Ask for the age QR in the app.</source>
        <translation>Alters-QR der App zeigen lassen.</translation>
    </message>
    <message>
        <source>Check the card itself by eye.</source>
        <translation>Die Karte selbst ansehen.</translation>
    </message>
    <message>
        <source>Health certificate</source>
        <translation>Gesundheitsnachweis</translation>
    </message>
    <message>
        <source>Travel certificate</source>
        <translation>Reisenachweis</translation>
    </message>
    <message>
        <source>Mobile document</source>
        <translation>Mobiler Ausweis</translation>
    </message>
    <message>
        <source>Licence barcode</source>
        <translation>Führerschein-Strichcode</translation>
    </message>
    <message>
        <source>TruAge</source>
        <translation>TruAge</translation>
    </message>
    <message>
        <source>Digital certificate</source>
        <translation>Digitales Zertifikat</translation>
    </message>
    <message>
        <source>Encrypted code</source>
        <translation>Verschlüsselter Code</translation>
    </message>
    <message>
        <source>The barcode says age %1: not verified.</source>
        <translation>Der Strichcode nennt %1 Jahre: nicht geprüft.</translation>
    </message>
    <message>
        <source>Shift %1</source>
        <translation>Schicht %1</translation>
    </message>
    <message>
        <source>Manual check</source>
        <translation>Karte prüfen</translation>
    </message>
    <message>
        <source>DEMO, not a real check</source>
        <translation>DEMO · keine echte Prüfung</translation>
    </message>
    <message>
        <source>%1 Press to close.</source>
        <translation>%1 Drücken schließt.</translation>
    </message>
    <message>
        <source>Old enough</source>
        <translation>Alter bestätigt</translation>
    </message>
    <message>
        <source>Meets the age for {category} ({N}+).</source>
        <translation>Alt genug für {category} (ab {N}).</translation>
    </message>
    <message>
        <source>Meets the age for this item.</source>
        <translation>Alt genug für diesen Artikel.</translation>
    </message>
    <message>
        <source>Under age</source>
        <translation>Unter Mindestalter</translation>
    </message>
    <message>
        <source>The code shows an age below {N}.</source>
        <translation>Der Code zeigt ein Alter unter {N}.</translation>
    </message>
    <message>
        <source>The code shows an age below the limit.</source>
        <translation>Der Code zeigt ein Alter unter der Grenze.</translation>
    </message>
    <message>
        <source>Age not proven</source>
        <translation>Alter nicht belegt</translation>
    </message>
    <message>
        <source>The code is fine but does not prove {N}+.</source>
        <translation>Code in Ordnung, belegt aber nicht {N}+.</translation>
    </message>
    <message>
        <source>The code is fine but does not prove the age.</source>
        <translation>Code in Ordnung, belegt aber kein Alter.</translation>
    </message>
    <message>
        <source>ID expired</source>
        <translation>Nachweis abgelaufen</translation>
    </message>
    <message>
        <source>This digital ID has run out.</source>
        <translation>Dieser digitale Nachweis ist abgelaufen.</translation>
    </message>
    <message>
        <source>Not valid yet</source>
        <translation>Noch nicht gültig</translation>
    </message>
    <message>
        <source>This digital ID starts at a later date.</source>
        <translation>Dieser digitale Nachweis gilt erst später.</translation>
    </message>
    <message>
        <source>ID withdrawn</source>
        <translation>Nachweis widerrufen</translation>
    </message>
    <message>
        <source>The issuer has withdrawn this digital ID.</source>
        <translation>Der Aussteller hat diesen Nachweis widerrufen.</translation>
    </message>
    <message>
        <source>ID paused</source>
        <translation>Nachweis pausiert</translation>
    </message>
    <message>
        <source>The issuer has paused this digital ID.</source>
        <translation>Der Aussteller hat diesen Nachweis pausiert.</translation>
    </message>
    <message>
        <source>Signature mismatch</source>
        <translation>Signatur unbestätigt</translation>
    </message>
    <message>
        <source>Could not be confirmed as the issuer&apos;s code.</source>
        <translation>Nicht als Code des Ausstellers bestätigt.</translation>
    </message>
    <message>
        <source>Phone not confirmed</source>
        <translation>Handy nicht bestätigt</translation>
    </message>
    <message>
        <source>The phone&apos;s own proof did not match.</source>
        <translation>Die Bestätigung des Handys passt nicht.</translation>
    </message>
    <message>
        <source>App code needed</source>
        <translation>App-Code nötig</translation>
    </message>
    <message>
        <source>It must be shown live from the app.</source>
        <translation>Der Code muss live aus der App kommen.</translation>
    </message>
    <message>
        <source>Printed code</source>
        <translation>Gedruckter Code</translation>
    </message>
    <message>
        <source>This store needs a live code or a card.</source>
        <translation>Hier zählt nur ein Live-Code oder eine Karte.</translation>
    </message>
    <message>
        <source>Face not matched</source>
        <translation>Foto nicht bestätigt</translation>
    </message>
    <message>
        <source>Staff could not match photo and face.</source>
        <translation>Foto und Gesicht ließen sich nicht zuordnen.</translation>
    </message>
    <message>
        <source>Code timed out</source>
        <translation>Code veraltet</translation>
    </message>
    <message>
        <source>It was made more than {S} seconds ago.</source>
        <translation>Er ist älter als {S} Sekunden.</translation>
    </message>
    <message>
        <source>It was made too long ago.</source>
        <translation>Er ist zu alt.</translation>
    </message>
    <message>
        <source>Phone clock ahead</source>
        <translation>Handyuhr geht vor</translation>
    </message>
    <message>
        <source>The phone&apos;s clock is ahead of the till&apos;s.</source>
        <translation>Die Handyuhr ist der Kassenuhr voraus.</translation>
    </message>
    <message>
        <source>Code for elsewhere</source>
        <translation>Code für anderswo</translation>
    </message>
    <message>
        <source>It was made for another shop or use.</source>
        <translation>Er gilt für einen anderen Laden oder Zweck.</translation>
    </message>
    <message>
        <source>Already used</source>
        <translation>Schon verwendet</translation>
    </message>
    <message>
        <source>This till has already checked this code.</source>
        <translation>Diese Kasse hat den Code schon geprüft.</translation>
    </message>
    <message>
        <source>Issuer key retired</source>
        <translation>Schlüssel widerrufen</translation>
    </message>
    <message>
        <source>The issuer no longer uses this key.</source>
        <translation>Der Aussteller nutzt ihn nicht mehr.</translation>
    </message>
    <message>
        <source>Key type differs</source>
        <translation>Signaturart passt nicht</translation>
    </message>
    <message>
        <source>Its signature type does not fit the issuer.</source>
        <translation>Sie gehört nicht zu diesem Aussteller.</translation>
    </message>
    <message>
        <source>Code incomplete</source>
        <translation>Code unvollständig</translation>
    </message>
    <message>
        <source>The content of the code is not whole.</source>
        <translation>Dem Code fehlt ein Teil des Inhalts.</translation>
    </message>
    <message>
        <source>Licence doesn&apos;t fit</source>
        <translation>Klasse passt nicht</translation>
    </message>
    <message>
        <source>Class or period is not what is needed.</source>
        <translation>Klasse oder Besitzdauer reicht nicht.</translation>
    </message>
    <message>
        <source>Outside sale hours</source>
        <translation>Keine Verkaufszeit</translation>
    </message>
    <message>
        <source>{category} may not be sold at this hour.</source>
        <translation>{category}: jetzt kein Verkauf erlaubt.</translation>
    </message>
    <message>
        <source>This item may not be sold at this hour.</source>
        <translation>Dieser Artikel: jetzt kein Verkauf erlaubt.</translation>
    </message>
    <message>
        <source>Compare the face</source>
        <translation>Gesicht vergleichen</translation>
    </message>
    <message>
        <source>The code carries a photo to compare.</source>
        <translation>Der Code enthält ein Foto zum Vergleich.</translation>
    </message>
    <message>
        <source>Issuer not listed</source>
        <translation>Aussteller unbekannt</translation>
    </message>
    <message>
        <source>This till&apos;s list lacks the issuer.</source>
        <translation>Er fehlt in der Liste dieser Kasse.</translation>
    </message>
    <message>
        <source>Status not known</source>
        <translation>Status unbekannt</translation>
    </message>
    <message>
        <source>The list does not cover this ID.</source>
        <translation>Die Liste sagt nichts zu diesem Nachweis.</translation>
    </message>
    <message>
        <source>Status list old</source>
        <translation>Statusliste veraltet</translation>
    </message>
    <message>
        <source>The issuer&apos;s status list has run out.</source>
        <translation>Die Statusliste des Ausstellers ist abgelaufen.</translation>
    </message>
    <message>
        <source>Till list old</source>
        <translation>Kassenliste veraltet</translation>
    </message>
    <message>
        <source>The till was last updated {D} days ago.</source>
        <translation>Letztes Update vor {D} Tagen.</translation>
    </message>
    <message>
        <source>The till&apos;s list has run out.</source>
        <translation>Die Liste der Kasse ist abgelaufen.</translation>
    </message>
    <message>
        <source>Till clock wrong</source>
        <translation>Kassenuhr falsch</translation>
    </message>
    <message>
        <source>The till&apos;s date or time is not reliable.</source>
        <translation>Datum oder Uhrzeit der Kasse stimmt nicht.</translation>
    </message>
    <message>
        <source>Unknown signature</source>
        <translation>Signaturart unbekannt</translation>
    </message>
    <message>
        <source>This till cannot check this signature type.</source>
        <translation>Diese Kasse kann sie nicht prüfen.</translation>
    </message>
    <message>
        <source>Another document</source>
        <translation>Anderes Dokument</translation>
    </message>
    <message>
        <source>{document}: not a proof of age this till reads.</source>
        <translation>{document}: hier kein Altersnachweis.</translation>
    </message>
    <message>
        <source>Not a proof of age this till reads.</source>
        <translation>Hier kein Altersnachweis.</translation>
    </message>
    <message>
        <source>Online-only code</source>
        <translation>Nur online prüfbar</translation>
    </message>
    <message>
        <source>It can only be checked over the internet.</source>
        <translation>Dieser Code lässt sich nur im Internet prüfen.</translation>
    </message>
    <message>
        <source>Barcode too short</source>
        <translation>Strichcode zu kurz</translation>
    </message>
    <message>
        <source>A barcode holds too little to check.</source>
        <translation>Ein Strichcode enthält zu wenig zum Prüfen.</translation>
    </message>
    <message>
        <source>No age proof</source>
        <translation>Kein Altersnachweis</translation>
    </message>
    <message>
        <source>This code holds no proof of age.</source>
        <translation>Dieser Code belegt kein Alter.</translation>
    </message>
    <message>
        <source>Till data unreadable</source>
        <translation>Kassendaten unlesbar</translation>
    </message>
    <message>
        <source>The till cannot read its own list.</source>
        <translation>Die Kasse kann ihre Liste nicht lesen.</translation>
    </message>
    <message>
        <source>%1, %2 and over</source>
        <translation>%1, ab %2 Jahren</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <translation>%1, Taste %2</translation>
    </message>
    <message>
        <source>Chooses what is being sold.</source>
        <translation>Wählt, was verkauft wird.</translation>
    </message>
    <message>
        <source>What is being sold?</source>
        <translation>Was wird verkauft?</translation>
    </message>
    <message>
        <source>Scan the code now.</source>
        <translation>Jetzt den Code scannen.</translation>
    </message>
    <message>
        <source>Code received. Which product?</source>
        <translation>Code gelesen. Welcher Artikel?</translation>
    </message>
    <message>
        <source>Hold the phone here</source>
        <translation>Handy hierher halten</translation>
    </message>
    <message>
        <source>Hold it nearer</source>
        <translation>Näher heranhalten</translation>
    </message>
    <message>
        <source>Hold it farther away</source>
        <translation>Weiter weg halten</translation>
    </message>
    <message>
        <source>Make the phone brighter</source>
        <translation>Handy heller stellen</translation>
    </message>
    <message>
        <source>Glare: tilt it a little</source>
        <translation>Spiegelt: etwas kippen</translation>
    </message>
    <message>
        <source>Hold it still</source>
        <translation>Ruhig halten</translation>
    </message>
    <message>
        <source>Show the whole code</source>
        <translation>Ganzen Code zeigen</translation>
    </message>
    <message>
        <source>Proof of age</source>
        <translation>Altersprüfung</translation>
    </message>
    <message>
        <source>Camera: no picture</source>
        <translation>Kamera: kein Bild</translation>
    </message>
    <message>
        <source>Camera: live picture</source>
        <translation>Kamera: Livebild</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>No list</source>
        <translation>Keine Liste</translation>
    </message>
    <message>
        <source>List %1 old</source>
        <translation>Liste %1 alt</translation>
    </message>
    <message>
        <source>%1, next %2</source>
        <translation>%1, neu %2</translation>
    </message>
    <message>
        <source>Manager: connect the till or bring the update stick.</source>
        <translation>Leitung: Kasse verbinden oder Update-Stick anstecken.</translation>
    </message>
    <message>
        <source>Manager: set the till&apos;s date and time.</source>
        <translation>Leitung: Datum und Uhrzeit der Kasse einstellen.</translation>
    </message>
    <message>
        <source>Manager: call the service for this till.</source>
        <translation>Leitung: Kundendienst der Kasse rufen.</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>DEMO</translation>
    </message>
    <message>
        <source>Camera ok</source>
        <translation>Kamera ok</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Keine Kamera</translation>
    </message>
    <message>
        <source>Camera dark</source>
        <translation>Kamera dunkel</translation>
    </message>
    <message>
        <source>Camera stuck</source>
        <translation>Kamera hängt</translation>
    </message>
    <message>
        <source>Scanner ok</source>
        <translation>Scanner ok</translation>
    </message>
    <message>
        <source>Camera, scanner ok</source>
        <translation>Kamera, Scanner ok</translation>
    </message>
    <message>
        <source>No scanner</source>
        <translation>Kein Scanner</translation>
    </message>
    <message>
        <source>This till needs an update soon.</source>
        <translation>Diese Kasse braucht bald ein Update.</translation>
    </message>
    <message>
        <source>This till cannot check codes yet.</source>
        <translation>Diese Kasse kann noch keine Codes prüfen.</translation>
    </message>
    <message>
        <source>This till cannot check codes now.</source>
        <translation>Diese Kasse kann jetzt keine Codes prüfen.</translation>
    </message>
    <message>
        <source>Its list is %1 old.</source>
        <translation>Ihre Liste ist %1 alt.</translation>
    </message>
    <message>
        <source>Its list is too old.</source>
        <translation>Ihre Liste ist zu alt.</translation>
    </message>
    <message>
        <source>It has no trust list yet.</source>
        <translation>Sie hat noch keine Vertrauensliste.</translation>
    </message>
    <message>
        <source>Its clock is wrong.</source>
        <translation>Ihre Uhr geht falsch.</translation>
    </message>
    <message>
        <source>It cannot read its own list.</source>
        <translation>Sie kann ihre Liste nicht lesen.</translation>
    </message>
    <message>
        <source>%1 Since %2.</source>
        <translation>%1 Seit %2.</translation>
    </message>
    <message>
        <source>Scanner taken</source>
        <translation>Scanner belegt</translation>
    </message>
    <message>
        <source>Scanner locked</source>
        <translation>Scanner gesperrt</translation>
    </message>
    <message>
        <source>Disk low</source>
        <translation>Platz knapp</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Nicht erfasst</translation>
    </message>
    <message>
        <source>Checks are not being recorded.</source>
        <translation>Prüfungen werden nicht erfasst.</translation>
    </message>
    <message>
        <source>The record of checks will soon have no room.</source>
        <translation>Für das Protokoll ist bald kein Platz mehr.</translation>
    </message>
    <message>
        <source>The till&apos;s disk is nearly full.</source>
        <translation>Der Speicher der Kasse ist fast voll.</translation>
    </message>
    <message>
        <source>Manager: make room on the till&apos;s disk.</source>
        <translation>Leitung: Speicher der Kasse freimachen.</translation>
    </message>
    <message>
        <source>The till&apos;s disk is full.</source>
        <translation>Der Speicher der Kasse ist voll.</translation>
    </message>
    <message>
        <source>Another program on this till has the records.</source>
        <translation>Ein anderes Programm der Kasse nutzt das Protokoll.</translation>
    </message>
    <message>
        <source>This program may not write the records.</source>
        <translation>Dieses Programm darf nicht ins Protokoll schreiben.</translation>
    </message>
    <message>
        <source>The till&apos;s disk or the records fail.</source>
        <translation>Speicher oder Protokoll ist gestört.</translation>
    </message>
    <message>
        <source>Scanner set wrong</source>
        <translation>Scanner verstellt</translation>
    </message>
    <message>
        <source>The scanner cannot be used.</source>
        <translation>Der Scanner ist nicht nutzbar.</translation>
    </message>
    <message>
        <source>It is not connected.</source>
        <translation>Er ist nicht angeschlossen.</translation>
    </message>
    <message>
        <source>Check its cable and its stand. Otherwise call the manager.</source>
        <translation>Kabel und Ständer prüfen, sonst Leitung rufen.</translation>
    </message>
    <message>
        <source>Another program on this till has it.</source>
        <translation>Ein anderes Programm der Kasse nutzt ihn.</translation>
    </message>
    <message>
        <source>Manager: close that program.</source>
        <translation>Leitung: dieses Programm schließen.</translation>
    </message>
    <message>
        <source>This program may not open it.</source>
        <translation>Dieses Programm darf ihn nicht öffnen.</translation>
    </message>
    <message>
        <source>Manager: choose the scanner anew, and install its rule.</source>
        <translation>Leitung: Scanner neu wählen, seine Regel installieren.</translation>
    </message>
    <message>
        <source>The scanner sent other characters than a code has.</source>
        <translation>Der Scanner sendet Zeichen, die kein Code enthält.</translation>
    </message>
    <message>
        <source>Scan again. If it stays: set the scanner up anew (keyboard US, ending Enter).</source>
        <translation>Neu scannen. Sonst Scanner neu einrichten (Tastatur US, Ende Enter).</translation>
    </message>
    <message>
        <source>Type or paste the code&apos;s text.</source>
        <translation>Text des Codes eintippen oder einfügen.</translation>
    </message>
    <message>
        <source>%1 characters</source>
        <translation>%1 Zeichen</translation>
    </message>
    <message>
        <source>%1. Ctrl+V pastes, Enter checks, Esc goes back.</source>
        <translation>%1. Ctrl+V fügt ein, Enter prüft, Esc geht zurück.</translation>
    </message>
    <message>
        <source>TRAINING, not recorded</source>
        <translation>ÜBUNG, nicht erfasst</translation>
    </message>
    <message>
        <source>&quot;%1&quot;</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Checking the code</source>
        <translation>Code wird geprüft</translation>
    </message>
    <message>
        <source>Is it the same person?</source>
        <translation>Ist es dieselbe Person?</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>Dieselbe Person</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Nicht dieselbe</translation>
    </message>
    <message>
        <source>Photo in the code</source>
        <translation>Foto im Code</translation>
    </message>
    <message>
        <source>Camera, now</source>
        <translation>Kamera, jetzt</translation>
    </message>
    <message>
        <source>Look at the customer.</source>
        <translation>Person ansehen.</translation>
    </message>
    <message>
        <source>Manual check: which product?</source>
        <translation>Karte prüfen: welcher Artikel?</translation>
    </message>
    <message>
        <source>I saw the physical card.</source>
        <translation>Ausweis lag mir vor.</translation>
    </message>
    <message>
        <source>%1: old enough if born in this year or earlier</source>
        <translation>%1: alt genug, wenn in diesem Jahr oder früher geboren</translation>
    </message>
    <message>
        <source>%1: old enough if born on this day or earlier</source>
        <translation>%1: alt genug, wenn an diesem Tag oder früher geboren</translation>
    </message>
    <message>
        <source>The licence: class %1, not expired</source>
        <translation>Führerschein: Klasse %1, nicht abgelaufen</translation>
    </message>
    <message>
        <source>The licence: class %1, not expired, issued on %2 or earlier</source>
        <translation>Führerschein: Klasse %1, nicht abgelaufen, ausgestellt am %2 oder früher</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Old enough</source>
        <comment>answer</comment>
        <translation>Alt genug</translation>
    </message>
    <message>
        <source>Not old enough</source>
        <translation>Nicht alt genug</translation>
    </message>
    <message>
        <source>ID card</source>
        <translation>Ausweis</translation>
    </message>
    <message>
        <source>Driving licence</source>
        <translation>Führerschein</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>Reisepass</translation>
    </message>
    <message>
        <source>Residence card</source>
        <translation>Aufenthalts­titel</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Erfasst</translation>
    </message>
    <message>
        <source>Manager has allowed the sale.</source>
        <translation>Leitung hat den Verkauf erlaubt.</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>Erfasst.</translation>
    </message>
    <message>
        <source>So no exception can be made.</source>
        <translation>Daher ist keine Ausnahme möglich.</translation>
    </message>
    <message>
        <source>%1 seen: old enough.</source>
        <translation>%1 gesehen: alt genug.</translation>
    </message>
    <message>
        <source>%1 seen: not old enough.</source>
        <translation>%1 gesehen: nicht alt genug.</translation>
    </message>
    <message>
        <source>Press to close.</source>
        <translation>Zum Schließen drücken.</translation>
    </message>
    <message>
        <source>Manager: sell anyway?</source>
        <translation>Leitung: trotzdem verkaufen?</translation>
    </message>
    <message>
        <source>Type the PIN. Tries left: %1.</source>
        <translation>PIN eingeben. Versuche übrig: %1.</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Prüfung läuft</translation>
    </message>
    <message>
        <source>This PIN is wrong. Tries left: %1.</source>
        <translation>PIN falsch. Versuche übrig: %1.</translation>
    </message>
    <message>
        <source>Locked after wrong tries, since %1, until %2.</source>
        <translation>Nach falschen Versuchen gesperrt, von %1 bis %2.</translation>
    </message>
    <message>
        <source>The PIN&apos;s file is damaged. The service sets it anew: carded pin set.</source>
        <translation>Die PIN-Datei ist beschädigt. Der Kundendienst setzt sie neu: carded&#xa0;pin&#xa0;set.</translation>
    </message>
    <message>
        <source>No PIN can be checked: the till cannot write its file.</source>
        <translation>Keine PIN prüfbar: Die Kasse kann ihre Datei nicht schreiben.</translation>
    </message>
    <message>
        <source>%1 digits</source>
        <translation>%1 Ziffern</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Could I see your ID card, please?</source>
        <translation>Darf ich bitte Ihren Ausweis sehen?</translation>
    </message>
    <message>
        <source>Could you refresh the code, please?</source>
        <translation>Können Sie den Code bitte neu laden?</translation>
    </message>
    <message>
        <source>I&apos;m sorry, I can&apos;t sell this one.</source>
        <translation>Das darf ich leider nicht verkaufen.</translation>
    </message>
    <message>
        <source>One moment, the till is updating.</source>
        <translation>Moment bitte, die Kasse lädt Daten.</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>Einen Moment bitte.</translation>
    </message>
    <message>
        <source>Could you open the age QR?</source>
        <translation>Können Sie bitte den Alters-QR öffnen?</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Kein Ton</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>ÜBUNG</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>Mehr Zeit</translation>
    </message>
    <message>
        <source>Staff is coming.</source>
        <translation>Hilfe kommt.</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Erneut rufen</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>Personal rufen</translation>
    </message>
    <message>
        <source>Show your age QR.</source>
        <translation>Bitte Alters-QR zeigen.</translation>
    </message>
    <message>
        <source>Please look this way.</source>
        <translation>Bitte hierher sehen.</translation>
    </message>
    <message>
        <source>Age confirmed. Thank you.</source>
        <translation>Alter bestätigt. Vielen Dank.</translation>
    </message>
    <message>
        <source>One moment, please. Staff will help you.</source>
        <translation>Einen Moment bitte. Wir helfen Ihnen gleich.</translation>
    </message>
    <message>
        <source>Please show your card.</source>
        <translation>Bitte Ausweis zeigen.</translation>
    </message>
    <message>
        <source>This till cannot check codes now. Please show a card.</source>
        <translation>Zurzeit keine Codeprüfung. Bitte&#xa0;Ausweis zeigen.</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Do you need more time?</source>
        <translation>Brauchen Sie mehr Zeit?</translation>
    </message>
    <message>
        <source>Code received. What are you buying?</source>
        <translation>Code gelesen. Was kaufen Sie?</translation>
    </message>
    <message>
        <source>What are you buying?</source>
        <translation>Was kaufen Sie?</translation>
    </message>
    <message>
        <source>Manager: connect it or bring the stick. Update: F6.</source>
        <translation>Leitung: verbinden oder Stick anstecken. Update: F6.</translation>
    </message>
    <message>
        <source>A customer needs help.</source>
        <translation>Jemand braucht Hilfe.</translation>
    </message>
    <message>
        <source>Their screen says that staff is coming.</source>
        <translation>Auf dem Kundenbildschirm steht: Hilfe kommt.</translation>
    </message>
    <message>
        <source>Go there. Esc ends the call.</source>
        <translation>Bitte hingehen. Esc beendet den Ruf.</translation>
    </message>
    <message>
        <source>%1, update asked for</source>
        <translation>%1, Update angefragt</translation>
    </message>
    <message>
        <source>Staff called</source>
        <translation>Personal gerufen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Photo on the card</source>
        <translation>Foto auf der Karte</translation>
    </message>
    <message>
        <source>California card</source>
        <translation>Kalifornischer Ausweis</translation>
    </message>
    <message>
        <source>The photo to compare is on the card.</source>
        <translation>Das Foto zum Vergleichen ist auf der Karte.</translation>
    </message>
    <message>
        <source>The card&apos;s last day has passed.</source>
        <translation>Der letzte Tag der Karte ist vorbei.</translation>
    </message>
    <message>
        <source>One-sale code</source>
        <translation>Einmal-Code</translation>
    </message>
    <message>
        <source>This store does not accept TruAge.</source>
        <translation>TruAge gilt in diesem Geschäft nicht.</translation>
    </message>
    <message>
        <source>Manual checks</source>
        <translation>Karten geprüft</translation>
    </message>
    <message>
        <source>Allowed by a manager</source>
        <translation>Leitungs&#xad;freigabe</translation>
    </message>
    <message>
        <source>Gaps in the record</source>
        <translation>Lücken im Protokoll</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>Diese Schicht</translation>
    </message>
    <message>
        <source>Checks, by hour and reason</source>
        <translation>Prüfungen nach Stunde und Grund</translation>
    </message>
    <message>
        <source>End of shift</source>
        <translation>Schichtende</translation>
    </message>
    <message>
        <source>Save it as PDF, log out</source>
        <translation>Als PDF sichern, abmelden</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Übung beginnen</translation>
    </message>
    <message>
        <source>Checks are marked and not recorded</source>
        <translation>Prüfungen sind markiert und werden nicht erfasst</translation>
    </message>
    <message>
        <source>End training</source>
        <translation>Übung beenden</translation>
    </message>
    <message>
        <source>Checks count and are recorded again</source>
        <translation>Prüfungen zählen und werden wieder erfasst</translation>
    </message>
    <message>
        <source>Sound test</source>
        <translation>Tonprobe</translation>
    </message>
    <message>
        <source>Hear the three answers</source>
        <translation>Die drei Antworten hören</translation>
    </message>
    <message>
        <source>One tone</source>
        <translation>Ein Ton</translation>
    </message>
    <message>
        <source>Two tones</source>
        <translation>Zwei Töne</translation>
    </message>
    <message>
        <source>Three tones</source>
        <translation>Drei Töne</translation>
    </message>
    <message>
        <source>The sounds are muted. F8 turns them on.</source>
        <translation>Der Ton ist aus. F8 schaltet ihn ein.</translation>
    </message>
    <message>
        <source>There is no sound device. Nothing will be heard.</source>
        <translation>Kein Tongerät: Es ist nichts zu hören.</translation>
    </message>
    <message>
        <source>Who is at the till?</source>
        <translation>Wer ist an der Kasse?</translation>
    </message>
    <message>
        <source>Nobody is logged in.</source>
        <translation>Niemand ist angemeldet.</translation>
    </message>
    <message>
        <source>Now: operator %1</source>
        <translation>Jetzt: Nummer %1</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Type your operator number.</source>
        <translation>Eigene Nummer eingeben.</translation>
    </message>
    <message>
        <source>Operator %1</source>
        <translation>Nummer %1</translation>
    </message>
    <message>
        <source>Other reasons</source>
        <translation>Andere Gründe</translation>
    </message>
    <message>
        <source>Size and root of the record, signed by this till. Take a picture of it, and keep it outside of the shop.</source>
        <translation>Größe und Wurzel des Protokolls, von dieser Kasse signiert. Bild davon machen und außerhalb des Ladens aufheben.</translation>
    </message>
    <message>
        <source>There is no record.</source>
        <translation>Es gibt kein Protokoll.</translation>
    </message>
    <message>
        <source>Store and till: %1</source>
        <translation>Laden und Kasse: %1</translation>
    </message>
    <message>
        <source>Made: %1</source>
        <translation>Erstellt: %1</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Gründe</translation>
    </message>
    <message>
        <source>The record of checks</source>
        <translation>Das Protokoll der Prüfungen</translation>
    </message>
    <message>
        <source>Size: %1</source>
        <translation>Größe: %1</translation>
    </message>
    <message>
        <source>Root: %1</source>
        <translation>Wurzel: %1</translation>
    </message>
    <message>
        <source>The code holds both, signed by the till. Whoever keeps this page outside of the shop can have it compared with the record later.</source>
        <translation>Der Code enthält beides, von der Kasse signiert. Wer diese Seite außerhalb des Ladens aufhebt, kann sie später mit dem Protokoll vergleichen lassen.</translation>
    </message>
    <message>
        <source>The record is being read.</source>
        <translation>Das Protokoll wird gelesen.</translation>
    </message>
    <message>
        <source>The record cannot be read.</source>
        <translation>Das Protokoll ist nicht lesbar.</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>Wird gesichert.</translation>
    </message>
    <message>
        <source>Saved as %1 in %2</source>
        <translation>Gesichert als %1 in %2</translation>
    </message>
    <message>
        <source>Not saved: the till&apos;s disk is full. Manager: make room on it.</source>
        <translation>Nicht gesichert: Speicher der Kasse voll. Leitung: Platz schaffen.</translation>
    </message>
    <message>
        <source>Not saved: this program may not write in %1</source>
        <translation>Nicht gesichert: Programm darf nicht schreiben in %1</translation>
    </message>
    <message>
        <source>Not saved: the disk of %1 fails.</source>
        <translation>Nicht gesichert: Datenträger gestört: %1</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF sichern</translation>
    </message>
    <message>
        <source>Store&apos;s number</source>
        <translation>Filialnummer</translation>
    </message>
    <message>
        <source>Till&apos;s number</source>
        <translation>Kassennummer</translation>
    </message>
    <message>
        <source>Type store and till number.</source>
        <translation>Nummern eingeben</translation>
    </message>
    <message>
        <source>A new manager&apos;s PIN</source>
        <translation>Neue PIN der Leitung</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>Dieselbe PIN noch einmal</translation>
    </message>
    <message>
        <source>The two were not the same. Type it anew.</source>
        <translation>Beide waren verschieden. Bitte neu eingeben.</translation>
    </message>
    <message>
        <source>4 to 12 digits</source>
        <translation>4 bis 12 Ziffern</translation>
    </message>
    <message>
        <source>This is no set-up code.</source>
        <translation>Das ist kein Einrichtungscode.</translation>
    </message>
    <message>
        <source>This set-up code is not whole. Ask for a new one.</source>
        <translation>Der Einrichtungscode ist nicht vollständig. Bitte einen neuen anfordern.</translation>
    </message>
    <message>
        <source>This till has lists: a set-up code must be signed.</source>
        <translation>Diese Kasse hat Listen: Ein Einrichtungscode muss signiert sein.</translation>
    </message>
    <message>
        <source>The code&apos;s signature is none that this till&apos;s lists name.</source>
        <translation>Die Signatur des Codes steht nicht in den Listen dieser Kasse.</translation>
    </message>
    <message>
        <source>This code is for another publisher than this till&apos;s.</source>
        <translation>Dieser Code gehört zu einem anderen Herausgeber als diese Kasse.</translation>
    </message>
    <message>
        <source>Not the same: this code is not used. Ask for a new one.</source>
        <translation>Nicht gleich: Dieser Code wird nicht benutzt. Bitte einen neuen anfordern.</translation>
    </message>
    <message>
        <source>A code was read.</source>
        <translation>Ein Code wurde gelesen.</translation>
    </message>
    <message>
        <source>Nothing came from it. Try another one.</source>
        <translation>Davon kam nichts. Bitte ein anderes Gerät probieren.</translation>
    </message>
    <message>
        <source>This program may not open it. The service runs: sudo carded scanner choose</source>
        <translation>Das Programm darf es nicht öffnen. Der Kundendienst führt aus: sudo carded scanner choose</translation>
    </message>
    <message>
        <source>It types other characters. Set it to a US keyboard.</source>
        <translation>Es sendet andere Zeichen. Bitte auf US-Tastatur stellen.</translation>
    </message>
    <message>
        <source>The PIN is set.</source>
        <translation>Die PIN ist gesetzt.</translation>
    </message>
    <message>
        <source>The PIN could not be set: the till cannot write its file.</source>
        <translation>Die PIN konnte nicht gesetzt werden: Die Kasse kann die Datei nicht schreiben.</translation>
    </message>
    <message>
        <source>The settings could not be saved. Is the disk full?</source>
        <translation>Die Einstellungen wurden nicht gespeichert. Ist der Datenträger voll?</translation>
    </message>
    <message>
        <source>Store %1, till %2</source>
        <translation>Filiale %1, Kasse %2</translation>
    </message>
    <message>
        <source>Volume: %1 of 5</source>
        <translation>Lautstärke: %1 von 5</translation>
    </message>
    <message>
        <source>Store and till: not set</source>
        <translation>Filiale und Kasse: nicht gesetzt</translation>
    </message>
    <message>
        <source>Rules: %1</source>
        <translation>Regeln: %1</translation>
    </message>
    <message>
        <source>Camera: none</source>
        <translation>Kamera: keine</translation>
    </message>
    <message>
        <source>Camera: %1</source>
        <translation>Kamera: %1</translation>
    </message>
    <message>
        <source>Scanner: none</source>
        <translation>Scanner: keiner</translation>
    </message>
    <message>
        <source>Scanner: %1</source>
        <translation>Scanner: %1</translation>
    </message>
    <message>
        <source>Manager&apos;s PIN: set</source>
        <translation>PIN der Leitung: gesetzt</translation>
    </message>
    <message>
        <source>Manager&apos;s PIN: none</source>
        <translation>PIN der Leitung: keine</translation>
    </message>
    <message>
        <source>The lists are here: this till can check codes.</source>
        <translation>Die Listen sind da: Diese Kasse kann Codes prüfen.</translation>
    </message>
    <message>
        <source>The first lists are being fetched. This takes some minutes.</source>
        <translation>Die ersten Listen werden geholt. Das dauert einige Minuten.</translation>
    </message>
    <message>
        <source>There are no lists yet. The service sets where they come from: carded init.</source>
        <translation>Es gibt noch keine Listen. Der Kundendienst legt fest, woher sie kommen: carded init.</translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation>Stimmt das?</translation>
    </message>
    <message>
        <source>Lists: %1</source>
        <translation>Listen: %1</translation>
    </message>
    <message>
        <source>This code is signed by your publisher.</source>
        <translation>Dieser Code ist von Ihrem Herausgeber signiert.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <source>Do not use it</source>
        <translation>Nicht benutzen</translation>
    </message>
    <message>
        <source>Compare with what your publisher told you, by phone or on paper.</source>
        <translation>Mit dem vergleichen, was der Herausgeber telefonisch oder auf Papier mitgeteilt hat.</translation>
    </message>
    <message>
        <source>All the same</source>
        <translation>Alles gleich</translation>
    </message>
    <message>
        <source>It differs</source>
        <translation>Weicht ab</translation>
    </message>
    <message>
        <source>Store and till</source>
        <translation>Filiale und Kasse</translation>
    </message>
    <message>
        <source>Show the set-up code to the camera or the scanner, or type the numbers.</source>
        <translation>Den Einrichtungscode vor Kamera oder Scanner halten oder die Nummern eingeben.</translation>
    </message>
    <message>
        <source>Type the numbers</source>
        <translation>Nummern eingeben</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>No camera was found. Plug one in, or go on without.</source>
        <translation>Keine Kamera gefunden. Eine anschließen oder ohne weitermachen.</translation>
    </message>
    <message>
        <source>Choose the camera. Hold any code in front of it.</source>
        <translation>Kamera wählen. Irgendeinen Code davorhalten.</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>No handheld scanner was found. Plug one in, or go on without.</source>
        <translation>Kein Handscanner gefunden. Einen anschließen oder ohne weitermachen.</translation>
    </message>
    <message>
        <source>Choose the handheld scanner. Then scan any code with it.</source>
        <translation>Handscanner wählen. Dann irgendeinen Code damit lesen.</translation>
    </message>
    <message>
        <source>Without a scanner</source>
        <translation>Ohne Scanner</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Töne</translation>
    </message>
    <message>
        <source>Listen to each: how often it sounds says what it is.</source>
        <translation>Jeden anhören: Wie oft er erklingt, sagt, was er bedeutet.</translation>
    </message>
    <message>
        <source>Pass: once</source>
        <translation>OK: 1-mal</translation>
    </message>
    <message>
        <source>Stop: twice</source>
        <translation>Stopp: 2-mal</translation>
    </message>
    <message>
        <source>Ask ID: 3 times</source>
        <translation>Ausweis: 3-mal</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Leiser</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Lauter</translation>
    </message>
    <message>
        <source>The window is muted: F8.</source>
        <translation>Der Ton ist aus: F8.</translation>
    </message>
    <message>
        <source>No sound device was found.</source>
        <translation>Kein Tongerät gefunden.</translation>
    </message>
    <message>
        <source>Manager&apos;s PIN</source>
        <translation>PIN der Leitung</translation>
    </message>
    <message>
        <source>With a PIN nobody but a manager changes these settings later.</source>
        <translation>Mit einer PIN ändert später nur die Leitung diese Einstellungen.</translation>
    </message>
    <message>
        <source>Another PIN</source>
        <translation>Andere PIN</translation>
    </message>
    <message>
        <source>Set a PIN</source>
        <translation>PIN setzen</translation>
    </message>
    <message>
        <source>This till is not set up.</source>
        <translation>Diese Kasse ist nicht eingerichtet.</translation>
    </message>
    <message>
        <source>This program may not save settings. The service gives it this folder, or writes till.toml:</source>
        <translation>Das Programm darf nichts speichern. Der Kundendienst gibt ihm diesen Ordner oder schreibt till.toml:</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Choose the language of this window.</source>
        <translation>Sprache des Fensters wählen.</translation>
    </message>
    <message>
        <source>Save these settings?</source>
        <translation>Diese Einstellungen speichern?</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>The settings are saved.</source>
        <translation>Die Einstellungen sind gespeichert.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Camera, scanner, sounds, PIN</source>
        <translation>Kamera, Scanner, Töne, PIN</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Programm schließen</translation>
    </message>
    <message>
        <source>This till then checks no codes</source>
        <translation>Diese Kasse prüft dann nicht</translation>
    </message>
    <message>
        <source>Manager: set the till up, or bring the update stick.</source>
        <translation>Leitung: Kasse einrichten oder Update-Stick anstecken.</translation>
    </message>
    <message>
        <source>List unreadable</source>
        <translation>Liste unlesbar</translation>
    </message>
    <message>
        <source>Looking for cameras.</source>
        <translation>Kameras werden gesucht.</translation>
    </message>
</context>
</TS>
