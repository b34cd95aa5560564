using System.CommandLine;
using A11.Agents.Repositories;
using A11.Core.Configuration;
using A11.Core.Files;

namespace A11.Tool.Commands;

/// <summary>The options, common to several commands, that say which rules apply and how much their findings weigh.</summary>
internal sealed class RuleSelection
{
    private readonly ToolHost _host;

    private readonly Option<string?> _rules = new("--rules")
    {
        Description = "“all” turns on also the rules that are off by default.",
        HelpName = "all|default",
    };

    private readonly Option<string[]> _rule = new("--rule")
    {
        Description = "Sets one rule's severity: error, warning, info or none; may be repeated.",
        HelpName = "ID=severity",
    };

    private readonly Option<string?> _config = new("--config")
    {
        Description = "The configuration to use instead of a11.yml.",
        HelpName = "file",
    };

    private readonly Option<string?> _shellCheck = new("--shellcheck")
    {
        Description = "Whether ShellCheck looks at shell code, whatever the configuration says.",
        HelpName = "auto|required|off",
    };

    public RuleSelection(Command command, ToolHost host)
    {
        _host = host;
        _ = _rules.AcceptOnlyFromAmong("all", "default");
        command.Add(_rules);
        command.Add(_rule);
        command.Add(_config);
        _ = _shellCheck.AcceptOnlyFromAmong("auto", "required", "off");
        command.Add(_shellCheck);
    }

    /// <summary>The settings that the repository and the command line give together.</summary>
    /// <exception cref="UsageException">An option names what is not there.</exception>
    public RepositorySettings Load(ParseResult parsed, CheckScope scope)
    {
        var severities = parsed.GetValue(_rule) ?? [];
        return RepositorySettings.Load(scope.Configurations, new SettingsOptions
        {
            AllRules = parsed.GetValue(_rules) == "all",
            Instead = parsed.GetValue(_config) is { } path ? (path, Read(path)) : null,
            ShellCheck = parsed.GetValue(_shellCheck) is { } mode ? Enum.Parse<ShellCheckMode>(mode, ignoreCase: true) : null,
            Layers = severities.Length == 0 ? [] : [CommandLineSeverities.Parse(severities)],
        });
    }

    /// <summary>The same, for commands that write: they must not act on a configuration that may mean something else.</summary>
    /// <exception cref="UsageException">An option names what is not there, or the configuration has a mistake.</exception>
    public RepositorySettings LoadValid(ParseResult parsed, CheckScope scope)
    {
        var settings = Load(parsed, scope);
        return settings.Problems is [var problem, ..]
            ? throw new UsageException($"{problem.Path}({problem.Start}): {problem.Message} Nothing was written.")
            : settings;
    }

    private FileContent Read(string path)
    {
        var full = Path.GetFullPath(path, _host.CurrentDirectory);
        return File.Exists(full)
            ? FileContent.Decode(GuardFile.ReadNamed(full, path))
            : throw new UsageException($"There is no configuration file “{path}”, so nothing was done.");
    }
}
