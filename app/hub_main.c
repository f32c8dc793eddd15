// SPDX-License-Identifier: GPL-3.0-or-later
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "hub/command.h"
#include "net/client.h"

static const struct command *const commands[] = {
    &command_init,     &command_root, &command_serve,     &command_import,      &command_publish,
    &command_enrol,    &command_pair, &command_export,    &command_occurrences, &command_rrule,
    &command_pictures, &command_feed, &command_reminders,
};
enum { N_COMMANDS = sizeof commands / sizeof *commands };

static int help(void)
{
    printf("torget-hub %s: fills kiosks from one place.\n\n", TORGET_VERSION);
    for (int i = 0; i < N_COMMANDS; i++)
        printf("  torget-hub %-12s %s\n", commands[i]->name, commands[i]->help);
    printf("\n`torget-hub COMMAND --help` lists a command's options.\n"
           "Exit status: 0 done, 1 the work failed or something was refused, 2 wrong usage.\n");
    return EXIT_DONE;
}

static int help_command(const struct command *command)
{
    printf("torget-hub %s %s\n%s\n\n", command->name, command->usage, command->help);
    config_help(command->options);
    return EXIT_DONE;
}

static bool asks_help(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            return true;
    return false;
}

static int run_in_world(const struct command *command, struct config *config)
{
    struct http_client *client = http_client_new();
    struct command_world world = {http_client_transport(client)};
    int status = command->run(config, &world);
    http_client_free(client);
    return status;
}

static int run_command(const struct command *command, int argc, char **argv)
{
    struct config config;
    int status = EXIT_USAGE;
    if (asks_help(argc, argv))
        return help_command(command);
    if (config_parse(&config, command->options, argc, argv) == ERR_OK) {
        config_env(&config);
        status = run_in_world(command, &config);
    }
    config_release(&config);
    return status;
}

int main(int argc, char **argv)
{
    log_init("torget-hub", LOG_INFO);
    signal(SIGPIPE, SIG_IGN);
    if (argc < 2)
        return command_usage("no command was given");
    if (strcmp(argv[1], "--version") == 0) {
        printf("torget-hub %s\n", TORGET_VERSION);
        return EXIT_DONE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0)
        return help();
    for (int i = 0; i < N_COMMANDS; i++)
        if (strcmp(argv[1], commands[i]->name) == 0)
            return run_command(commands[i], argc - 1, argv + 1);
    log_error("%s: no such command: see --help", argv[1]);
    return EXIT_USAGE;
}
