# SPDX-License-Identifier: GPL-3.0-or-later
# Torget. `make run` and `make test` need nothing but a Debian 12 machine; see README.md.
MAKEFLAGS += --no-builtin-rules
VERSION := 0.1.0
BUILD   ?= build
PREFIX  ?= /usr/local
CC      ?= cc
ifeq ($(origin CC),default)
CC := gcc
endif
PKG_CONFIG ?= pkg-config
PYTHON  ?= /usr/bin/python3
JOBS    ?= $(shell nproc)

# ---- Debian packages -------------------------------------------------------------------------------
BUILD_PACKAGES := gcc make pkg-config libsdl2-dev libsdl2-ttf-dev libsdl2-image-dev libsqlite3-dev libexpat1-dev \
  libcurl4-gnutls-dev libmicrohttpd-dev libsodium-dev libjansson-dev libzstd-dev zlib1g-dev libical-dev libqrencode-dev \
  libinih-dev libicu-dev gettext python3 fonts-noto-core fonts-noto-ui-core fonts-materialdesignicons-webfont \
  libespeak-ng-dev espeak-ng-data libsndfile1-dev
RUN_PACKAGES   := xvfb xauth espeak-ng-data
PYTHON_PACKAGES := python3
TEST_PACKAGES  := libcmocka-dev unicode-data python3-pytest python3-jsonschema python3-nacl python3-icalendar python3-html5lib zstd imagemagick zbar-tools
BROWSER_PACKAGES := chromium chromium-driver python3-selenium
PICTURE_PACKAGES := imagemagick
SAN_PACKAGES   := clang libclang-rt-14-dev
LINT_PACKAGES  := clang-format python3

# $(call need,packages): installs those that are missing, and says so.
define need
	@missing=; for p in $(1); do \
	   dpkg-query -W -f='$${db:Status-Status}\n' $$p 2>/dev/null | grep -qx installed || missing="$$missing $$p"; done; \
	 if [ -n "$$missing" ]; then \
	   command -v apt-get >/dev/null || { echo "torget: these Debian packages are missing:$$missing" >&2; exit 1; }; \
	   echo "torget: installing Debian packages:$$missing"; \
	   if [ $$(id -u) = 0 ]; then sudo=; else sudo=sudo; fi; \
	   $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >$(BUILD)/apt.log 2>&1 \
	     || { cat $(BUILD)/apt.log >&2; echo "torget: could not install:$$missing" >&2; exit 1; }; \
	 fi
endef

# ---- Compiling -------------------------------------------------------------------------------------
LIBRARIES := sdl2 SDL2_ttf SDL2_image sqlite3 libcurl libmicrohttpd libsodium jansson expat libzstd zlib libical libqrencode inih icu-uc icu-i18n
SPEECH_LIBRARIES := espeak-ng sndfile
WARNINGS  := -Wall -Wextra -Wswitch-enum -Wmissing-prototypes -Wshadow -Wvla -Wformat=2 -Wno-format-nonliteral -Werror
CPPFLAGS  += -D_GNU_SOURCE -Iapp -I. -DTORGET_VERSION='"$(VERSION)"' -DTORGET_PREFIX='"$(PREFIX)"'
CFLAGS    ?= -O2 -g
ALL_CFLAGS = -std=c11 $(WARNINGS) $(CPPFLAGS) $(CFLAGS) -fstack-protector-strong -pthread
LDFLAGS   += -pthread -Wl,--as-needed -Wl,-z,relro,-z,now
ifdef SAN
CC      := clang
BUILD   := build/san
CFLAGS  := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LDFLAGS += -fsanitize=address,undefined
export ASAN_OPTIONS := detect_leaks=1:abort_on_error=1
export LSAN_OPTIONS := suppressions=$(CURDIR)/tests/lsan.supp
else
CFLAGS  += -D_FORTIFY_SOURCE=2
endif
MAINS   := app/hub_main.c app/kiosk_main.c
# the speech helper is a program of its own: it has base and the synthesiser, and nobody else has the synthesiser
SPEECH  := $(sort $(wildcard app/speech/*.c))
SOURCES := $(filter-out $(MAINS) $(SPEECH),$(sort $(wildcard app/*.c app/*/*.c board/*.c)))
OBJECTS := $(SOURCES:%.c=$(BUILD)/obj/%.o)
SPEECH_OBJECTS := $(SPEECH:%.c=$(BUILD)/obj/%.o) \
  $(patsubst %,$(BUILD)/obj/app/base/%.o,speech_wire buf err log str utf8)
TESTS   := $(sort $(wildcard tests/unit/test_*.c))
HELPERS := $(filter-out $(TESTS),$(sort $(wildcard tests/unit/*.c)))
FUZZERS := $(sort $(wildcard tests/fuzz/fuzz_*.c))
FORMATTED := $(sort $(wildcard app/*.[ch] app/*/*.[ch] board/*.[ch] tests/unit/*.[ch] tests/fuzz/*.c))
PO      := $(sort $(wildcard assets/i18n/*.po))
MO      := $(PO:assets/i18n/%.po=$(BUILD)/assets/i18n/%.mo)
VOICES  := $(patsubst assets/%,$(BUILD)/assets/%,$(wildcard assets/voice/*.wav assets/voice/*/*.wav assets/voice/*/*.opus))
WEB     := $(patsubst app/hub/web/%,$(BUILD)/assets/web/%,$(wildcard app/hub/web/*))
PSEUDO_MO := $(BUILD)/assets/i18n/en-XA.mo $(BUILD)/assets/i18n/ar-XB.mo
# asked of pkg-config when first needed, after the packages are there
PKG_CFLAGS = $(eval PKG_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(LIBRARIES)))$(PKG_CFLAGS)
SPEECH_LIBS = $(eval SPEECH_LIBS := $(shell $(PKG_CONFIG) --libs $(SPEECH_LIBRARIES)))$(SPEECH_LIBS)
PKG_LIBS   = $(eval PKG_LIBS := $(shell $(PKG_CONFIG) --libs $(LIBRARIES)))$(PKG_LIBS)

.PHONY: all deps deps-test deps-browser build-tests run test fuzz lint format catalogs bench screenshots install clean
all: deps
	@$(MAKE) -s --no-print-directory -j$(JOBS) $(BUILD)/torget-hub $(BUILD)/torget-kiosk $(BUILD)/torget-speech $(MO) $(PSEUDO_MO) $(VOICES) $(WEB)

deps:
	@mkdir -p $(BUILD)
	$(call need,$(BUILD_PACKAGES))

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	@echo "CC $<"
	@$(CC) $(ALL_CFLAGS) $(PKG_CFLAGS) -MMD -MP -c $< -o $@

# q, not r: two folders may have a file of the same name
$(BUILD)/libtorget.a: $(OBJECTS)
	@rm -f $@
	@ar qcsT $@ $^

$(BUILD)/torget-hub: $(BUILD)/obj/app/hub_main.o $(BUILD)/libtorget.a
	@echo "LD $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) $^ $(PKG_LIBS) -lm -o $@

$(BUILD)/torget-kiosk: $(BUILD)/obj/app/kiosk_main.o $(BUILD)/libtorget.a
	@echo "LD $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) $^ $(PKG_LIBS) -lm -o $@

$(BUILD)/torget-speech: $(SPEECH_OBJECTS)
	@echo "LD $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) $^ $(SPEECH_LIBS) -o $@

$(BUILD)/assets/i18n/%.mo: assets/i18n/%.po
	@mkdir -p $(@D)
	@msgfmt --check -o $@ $<

$(BUILD)/assets/voice/%: assets/voice/%
	@mkdir -p $(@D)
	@cp $< $@

$(BUILD)/assets/web/%: app/hub/web/%
	@mkdir -p $(@D)
	@cp $< $@

# languages that nobody speaks: a text that is cut, untranslated or not mirrored shows in them
$(PSEUDO_MO): $(BUILD)/assets/i18n/%.mo: assets/i18n/en.po assets/i18n/pseudo.py
	@mkdir -p $(@D)
	@$(PYTHON) assets/i18n/pseudo.py $* <$< | msgfmt -o $@ -

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

run: all
	$(call need,$(if $(DISPLAY)$(WAYLAND_DISPLAY),,$(RUN_PACKAGES)))
	@BUILD=$(BUILD) app/run.sh

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/torget/i18n $(DESTDIR)$(PREFIX)/share/torget/demo \
	  $(DESTDIR)$(PREFIX)/share/torget/schema $(DESTDIR)$(PREFIX)/lib/torget
	install -m 755 $(BUILD)/torget-hub $(BUILD)/torget-kiosk $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(BUILD)/torget-speech $(DESTDIR)$(PREFIX)/lib/torget
	install -m 644 $(MO) $(DESTDIR)$(PREFIX)/share/torget/i18n
	install -m 644 assets/demo/*.json $(DESTDIR)$(PREFIX)/share/torget/demo
	install -d $(DESTDIR)$(PREFIX)/share/torget/demo/pictures
	install -m 644 assets/demo/pictures/*.webp $(DESTDIR)$(PREFIX)/share/torget/demo/pictures
	cp -R $(BUILD)/assets/web $(DESTDIR)$(PREFIX)/share/torget/
	cp -R $(BUILD)/assets/voice $(DESTDIR)$(PREFIX)/share/torget/
	install -m 644 assets/schema/*.json $(DESTDIR)$(PREFIX)/share/torget/schema

clean:
	rm -rf build

# ---- Tests -----------------------------------------------------------------------------------------
$(BUILD)/tests/%: tests/unit/%.c $(BUILD)/libtorget.a
	@mkdir -p $(@D)
	@echo "CC $<"
	@$(CC) $(ALL_CFLAGS) $(PKG_CFLAGS) -MMD -MP -MF $@.d $< $(BUILD)/libtorget.a $(LDFLAGS) $(PKG_LIBS) -lcmocka -lm -o $@

# every fuzz target runs its corpus in the tests; `make fuzz` fuzzes for real, a minute each
$(BUILD)/tests/fuzz_%: tests/fuzz/fuzz_%.c tests/fuzz/corpus_main.c $(BUILD)/libtorget.a
	@mkdir -p $(@D)
	@echo "CC $<"
	@$(CC) $(ALL_CFLAGS) $(PKG_CFLAGS) -Wno-missing-prototypes -MMD -MP -MF $@.d $< tests/fuzz/corpus_main.c $(BUILD)/libtorget.a $(LDFLAGS) $(PKG_LIBS) -lm -o $@

build-tests: $(TESTS:tests/unit/%.c=$(BUILD)/tests/%) $(FUZZERS:tests/fuzz/%.c=$(BUILD)/tests/%) $(HELPERS:tests/unit/%.c=$(BUILD)/tests/%)

deps-test: deps
	$(call need,$(TEST_PACKAGES) $(if $(SAN),$(SAN_PACKAGES)))

# a browser for tests/whole/test_pages_browser.py, which is passed over without one
deps-browser: deps
	$(call need,$(BROWSER_PACKAGES))

test: all deps-test
	@$(MAKE) -s --no-print-directory -j$(JOBS) build-tests
	@$(PYTHON) tests/lint.py
	@$(PYTHON) tests/run.py --build $(BUILD)

fuzz: deps-test
	$(call need,$(SAN_PACKAGES))
	@tests/fuzz/fuzz.sh

lint: deps
	$(call need,$(LINT_PACKAGES))
	@$(PYTHON) tests/lint.py
	@for h in $(wildcard app/*/*.h app/*.h); do \
	  echo "#include \"$${h#app/}\"" | $(CC) $(ALL_CFLAGS) $(PKG_CFLAGS) -fsyntax-only -x c - || { echo "$$h: does not stand alone"; exit 1; }; done
	@clang-format --dry-run -Werror $(FORMATTED)

format:
	$(call need,$(LINT_PACKAGES))
	clang-format -i $(FORMATTED)

# takes the interface's texts out of the code and into the catalogues, for translators
catalogs: deps
	@mkdir -p $(BUILD)/i18n
	assets/i18n/update.sh $(BUILD)/i18n

bench: all
	$(call need,$(RUN_PACKAGES) $(PYTHON_PACKAGES))
	@$(PYTHON) tests/bench/bench.py --build $(BUILD)

screenshots: all
	$(call need,$(PICTURE_PACKAGES))
	$(PYTHON) tests/screenshots.py --build $(BUILD)
