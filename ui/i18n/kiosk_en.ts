<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>Keypad</name>
        <message numerus="yes">
            <source>%n digit(s) typed</source>
            <translation>
                <numerusform>%n digit typed</numerusform>
                <numerusform>%n digits typed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Ticket</name>
        <message numerus="yes">
            <source>%n person(s) before you</source>
            <translation>
                <numerusform>%n person before you</numerusform>
                <numerusform>%n people before you</numerusform>
            </translation>
        </message>
    </context>
</TS>
