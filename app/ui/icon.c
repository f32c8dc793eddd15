// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icon.h"

#include <assert.h>

struct row {
    uint32_t code;
    bool mirrors;
};

/* The names are the font's own; see its CSS in /usr/share/fonts-materialdesignicons-webfont. */
static const struct row rows[ICON_COUNT] = {
    [ICON_BACK] = {0xF04D, true},             /* arrow-left */
    [ICON_FORWARD] = {0xF142, true},          /* chevron-right */
    [ICON_UP] = {0xF05D, false},              /* arrow-up */
    [ICON_DOWN] = {0xF045, false},            /* arrow-down */
    [ICON_CLOSE] = {0xF156, false},           /* close */
    [ICON_TICK] = {0xF12C, false},            /* check */
    [ICON_SEARCH] = {0xF349, false},          /* magnify */
    [ICON_BACKSPACE] = {0xF06E, true},        /* backspace */
    [ICON_SHIFT] = {0xF636, false},           /* apple-keyboard-shift */
    [ICON_KEYBOARD] = {0xF30C, false},        /* keyboard */
    [ICON_LANGUAGE] = {0xF5CA, false},        /* translate */
    [ICON_TEXT_SIZE] = {0xF27F, false},       /* format-size */
    [ICON_CONTRAST] = {0xF197, false},        /* contrast-circle */
    [ICON_LOW] = {0xF046, false},             /* arrow-down-bold */
    [ICON_LISTEN] = {0xF57E, false},          /* volume-high */
    [ICON_AGAIN] = {0xF459, false},           /* replay */
    [ICON_LOUDER] = {0xF415, false},          /* plus */
    [ICON_QUIETER] = {0xF374, false},         /* minus */
    [ICON_STOP] = {0xF667, false},            /* stop-circle-outline */
    [ICON_HELP] = {0xF625, false},            /* help-circle-outline */
    [ICON_RESTART] = {0xF450, false},         /* refresh */
    [ICON_TOUCH] = {0xF1B7, false},           /* cursor-pointer */
    [ICON_HOME_SCREEN] = {0xF2DC, false},     /* home */
    [ICON_FIND_HELP] = {0xF64A, false},       /* human-greeting */
    [ICON_EVENTS] = {0xF0ED, false},          /* calendar */
    [ICON_LEND_HAND] = {0xF2D5, false},       /* heart-outline */
    [ICON_START] = {0xF32A, false},           /* leaf */
    [ICON_SAY] = {0xF189, false},             /* comment-text-outline */
    [ICON_CLOCK] = {0xF150, false},           /* clock */
    [ICON_PLACE] = {0xF34E, false},           /* map-marker */
    [ICON_SPOKEN] = {0xF5CB, false},          /* voice */
    [ICON_ACCESS] = {0xF5A4, false},          /* wheelchair-accessibility */
    [ICON_COST] = {0xF114, false},            /* cash */
    [ICON_PEOPLE] = {0xF00E, false},          /* account-multiple */
    [ICON_PERSON] = {0xF004, false},          /* account */
    [ICON_PHONE] = {0xF3F2, false},           /* phone */
    [ICON_EMAIL] = {0xF1F0, false},           /* email-outline */
    [ICON_WEB] = {0xF59F, false},             /* web */
    [ICON_BRING] = {0xF49A, false},           /* shopping */
    [ICON_CHECKED] = {0xF5E1, false},         /* check-circle-outline */
    [ICON_FLAG] = {0xF23D, false},            /* flag-outline */
    [ICON_QR] = {0xF432, false},              /* qrcode */
    [ICON_CALENDAR] = {0xF0ED, false},        /* calendar */
    [ICON_CALENDAR_CLOCK] = {0xF0F0, false},  /* calendar-clock */
    [ICON_HEARING_LOOP] = {0xF2CB, false},    /* headphones */
    [ICON_ORGANIZATION] = {0xF1D7, false},    /* domain */
    [ICON_INFO] = {0xF2FD, false},            /* information-outline */
    [ICON_WARNING] = {0xF02A, false},         /* alert-outline */
    [ICON_ALERT] = {0xF5D6, false},           /* alert-circle-outline */
    [ICON_LOCK] = {0xF33E, false},            /* lock */
    [ICON_OFFLINE] = {0xF164, false},         /* cloud-outline-off */
    [ICON_SYNC] = {0xF4E6, false},            /* sync */
    [ICON_STORAGE] = {0xF1B8, false},         /* database */
    [ICON_DOOR] = {0xF206, true},             /* exit-to-app */
    [ICON_WALK] = {0xF583, true},             /* walk */
    [ICON_CHILD] = {0xF2E7, false},           /* human-child */
    [ICON_HOUSE_IN] = {0xF2DE, false},        /* home-variant */
    [ICON_PICTURE] = {0xF2E9, false},         /* image */
    [ICON_SUN] = {0xF5A8, false},             /* white-balance-sunny */
    [ICON_TERM_FOOD] = {0xF4A6, false},       /* silverware-variant */
    [ICON_TERM_SCHOOL] = {0xF474, false},     /* school */
    [ICON_TERM_CHAT] = {0xF28C, false},       /* forum */
    [ICON_TERM_ELDER] = {0xF2AA, false},      /* glasses */
    [ICON_TERM_PAPERS] = {0xF219, false},     /* file-document */
    [ICON_TERM_MONEY] = {0xF584, false},      /* wallet */
    [ICON_TERM_WORK] = {0xF0D7, false},       /* briefcase-check */
    [ICON_TERM_CHILD] = {0xF2E7, false},      /* human-child */
    [ICON_TERM_BUS] = {0xF0E7, false},        /* bus */
    [ICON_TERM_HOME] = {0xF2DC, false},       /* home */
    [ICON_TERM_HEALTH] = {0xF5F6, false},     /* heart-pulse */
    [ICON_TERM_HEART] = {0xF2D1, false},      /* heart */
    [ICON_TERM_THINGS] = {0xF53F, false},     /* tshirt-crew */
    [ICON_TERM_CULTURE] = {0xF50D, false},    /* theater */
    [ICON_TERM_NATURE] = {0xF405, false},     /* pine-tree */
    [ICON_TERM_SPORT] = {0xF46E, false},      /* run */
    [ICON_TERM_START] = {0xF32A, false},      /* leaf */
    [ICON_TERM_PEOPLE] = {0xF00E, false},     /* account-multiple */
    [ICON_TERM_CALENDAR] = {0xF0ED, false},   /* calendar */
    [ICON_TERM_HAND] = {0xF64C, false},       /* human-handsup */
    [ICON_TERM_MEGAPHONE] = {0xF0E6, false},  /* bullhorn */
    [ICON_TERM_WHEELCHAIR] = {0xF5A4, false}, /* wheelchair-accessibility */
    [ICON_TERM_COMPUTER] = {0xF322, false},   /* laptop */
    [ICON_TERM_BIKE] = {0xF0A3, false},       /* bike */
};

static const struct {
    const char *name;
    enum icon icon;
} terms[] = {
    {"food", ICON_TERM_FOOD},
    {"school", ICON_TERM_SCHOOL},
    {"chat", ICON_TERM_CHAT},
    {"elder", ICON_TERM_ELDER},
    {"papers", ICON_TERM_PAPERS},
    {"money", ICON_TERM_MONEY},
    {"work", ICON_TERM_WORK},
    {"child", ICON_TERM_CHILD},
    {"bus", ICON_TERM_BUS},
    {"home", ICON_TERM_HOME},
    {"health", ICON_TERM_HEALTH},
    {"heart", ICON_TERM_HEART},
    {"things", ICON_TERM_THINGS},
    {"culture", ICON_TERM_CULTURE},
    {"nature", ICON_TERM_NATURE},
    {"sport", ICON_TERM_SPORT},
    {"start", ICON_TERM_START},
    {"people", ICON_TERM_PEOPLE},
    {"calendar", ICON_TERM_CALENDAR},
    {"hand", ICON_TERM_HAND},
    {"megaphone", ICON_TERM_MEGAPHONE},
    {"wheelchair", ICON_TERM_WHEELCHAIR},
    {"computer", ICON_TERM_COMPUTER},
    {"bike", ICON_TERM_BIKE},
};

uint32_t icon_code(enum icon icon)
{
    assert(icon >= 0 && icon < ICON_COUNT);
    return rows[icon].code;
}

bool icon_mirrors(enum icon icon)
{
    assert(icon >= 0 && icon < ICON_COUNT);
    return rows[icon].mirrors;
}

enum icon icon_for_term(struct str name)
{
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        if (str_is(name, terms[i].name))
            return terms[i].icon;
    return ICON_INFO;
}
