// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "base/utf8.h"
#include "kiosk/keyboard.h"

/* Signs that every language names. */
static const struct {
    const char *text, *name;
} signs[] = {
    {".", N_("keyboard", "full stop")},
    {",", N_("keyboard", "comma")},
    {":", N_("keyboard", "colon")},
    {";", N_("keyboard", "semicolon")},
    {"?", N_("keyboard", "question mark")},
    {"!", N_("keyboard", "exclamation mark")},
    {"'", N_("keyboard", "apostrophe")},
    {"\"", N_("keyboard", "quotation mark")},
    {"-", N_("keyboard", "hyphen")},
    {"_", N_("keyboard", "underscore")},
    {"/", N_("keyboard", "slash")},
    {"(", N_("keyboard", "opening bracket")},
    {")", N_("keyboard", "closing bracket")},
    {"&", N_("keyboard", "and sign")},
    {"@", N_("keyboard", "at sign")},
    {"+", N_("keyboard", "plus")},
    {"=", N_("keyboard", "equals sign")},
    {"*", N_("keyboard", "star")},
    {"#", N_("keyboard", "number sign")},
    {"%", N_("keyboard", "per cent")},
    {"€", N_("keyboard", "euro sign")},
    {"№", N_("keyboard", "number sign")},
    {"«", N_("keyboard", "opening quotation mark")},
    {"»", N_("keyboard", "closing quotation mark")},
    {"„", N_("keyboard", "opening quotation mark")},
    {"“", N_("keyboard", "closing quotation mark")},
    {"”", N_("keyboard", "closing quotation mark")},
    {"¿", N_("keyboard", "opening question mark")},
    {"¡", N_("keyboard", "opening exclamation mark")},
    {"؟", N_("keyboard", "question mark")},
    {"،", N_("keyboard", "comma")},
    {"؛", N_("keyboard", "semicolon")},
    {"፡", N_("keyboard", "space between words")},
    {"።", N_("keyboard", "full stop")},
    {"፣", N_("keyboard", "comma")},
    {"፤", N_("keyboard", "semicolon")},
    {"፥", N_("keyboard", "colon")},
    {"፦", N_("keyboard", "colon before a list")},
    {"፧", N_("keyboard", "question mark")},
    {"־", N_("keyboard", "hyphen")},
    {"\u200c", N_("keyboard", "Half space")},
};

/* Marks that are written on another letter have names in their own language alone. */
static const struct {
    const char *lang, *text, *name;
} marks[] = {
    {"th", "ะ", "สระอะ"},     {"th", "ั", "ไม้หันอากาศ"}, {"th", "า", "สระอา"},      {"th", "ำ", "สระอำ"},
    {"th", "ิ", "สระอิ"},       {"th", "ี", "สระอี"},      {"th", "ึ", "สระอึ"},        {"th", "ื", "สระอือ"},
    {"th", "ุ", "สระอุ"},       {"th", "ู", "สระอู"},      {"th", "ฺ", "พินทุ"},         {"th", "เ", "สระเอ"},
    {"th", "แ", "สระแอ"},     {"th", "โ", "สระโอ"},    {"th", "ใ", "สระใอไม้ม้วน"}, {"th", "ไ", "สระไอไม้มลาย"},
    {"th", "ๅ", "ลากข้างยาว"}, {"th", "็", "ไม้ไต่คู้"},     {"th", "่", "ไม้เอก"},       {"th", "้", "ไม้โท"},
    {"th", "๊", "ไม้ตรี"},       {"th", "๋", "ไม้จัตวา"},    {"th", "์", "ทัณฑฆาต"},      {"th", "ํ", "นิคหิต"},
    {"th", "ๆ", "ไม้ยมก"},     {"th", "ฯ", "ไปยาลน้อย"}, {"th", "฿", "บาท"},        {"ar", "َ", "فتحة"},
    {"ar", "ً", "تنوين فتح"},  {"ar", "ُ", "ضمة"},       {"ar", "ٌ", "تنوين ضم"},    {"ar", "ِ", "كسرة"},
    {"ar", "ٍ", "تنوين كسر"},  {"ar", "ْ", "سكون"},      {"ar", "ّ", "شدة"},         {"ar", "ٰ", "ألف صغيرة"},
    {"ar", "ـ", "تطويل"},     {"ar", "ء", "همزة"},     {"fa", "َ", "زبر"},         {"fa", "ً", "تنوین زبر"},
    {"fa", "ُ", "پیش"},        {"fa", "ٌ", "تنوین پیش"}, {"fa", "ِ", "زیر"},         {"fa", "ٍ", "تنوین زیر"},
    {"fa", "ْ", "سکون"},       {"fa", "ّ", "تشدید"},     {"fa", "ٔ", "همزهٔ بالا"},   {"fa", "ـ", "کشیده"},
    {"fa", "ء", "همزه"},      {"ckb", "ـ", "کێشیدە"},  {"ckb", "ء", "هەمزە"},     {"yi", "ַ", "פּתח"},
    {"yi", "ָ", "קמץ"},        {"yi", "ֶ", "סגול"},      {"yi", "ֵ", "צירה"},        {"yi", "ִ", "חיריק"},
    {"yi", "ֹ", "חולם"},       {"yi", "ֻ", "קובוץ"},     {"yi", "ְ", "שוואָ"},        {"yi", "ּ", "דגש"},
    {"yi", "ֿ", "רפֿה"},        {"yi", "ׂ", "שׂין־פּינטל"}, {"yi", "ׁ", "שין־פּינטל"},   {"yi", "׳", "גרש"},
    {"yi", "״", "גרשיים"},
};

static const char *mark_name(const struct lang *lang, struct str text)
{
    size_t base = strcspn(lang->tag, "-");
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strlen(marks[i].lang) == base && strncmp(marks[i].lang, lang->tag, base) == 0 &&
            str_is(text, marks[i].text))
            return marks[i].name;
    return NULL;
}

struct str keyboard_name(const struct ui *ui, const struct lang *lang, struct str text,
                         const struct lang **ret_lang)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_is(text, signs[i].text))
            return tr(ui, "keyboard", signs[i].name);
    const char *mark = mark_name(lang, text);
    if (mark)
        *ret_lang = lang;
    return str_of(mark);
}

bool keyboard_is_mark(struct str text)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x0591, 0x05bd}, {0x05bf, 0x05bf}, {0x05c1, 0x05c2}, {0x064b, 0x065f},
        {0x0670, 0x0670}, {0x0e31, 0x0e31}, {0x0e33, 0x0e3a}, {0x0e47, 0x0e4e},
    };
    size_t at = 0;
    if (text.len == 0)
        return false;
    uint32_t c = utf8_next(text, &at);
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}
