using System.CommandLine;
using A11.Agents.Checks;
using A11.Agents.FileSystems;
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

    /// <summary>The check of what a command looks at, with the settings that the repository and the command line give together.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="scope">What the command looks at.</param>
    /// <param name="usesBaseline">Whether findings that the baseline knows are told from new ones.</param>
    /// <param name="lines">The lines on which findings count; null for all.</param>
    /// <exception cref="UsageException">An option names what is not there.</exception>
    public RepositoryCheck Load(ParseResult parsed, CheckScope scope, bool usesBaseline = true, ChangedLines? lines = null)
    {
        var severities = parsed.GetValue(_rule) ?? [];
        return RepositoryCheck.Load(scope.Root, scope.Files, _host.CheckOptions with
        {
            Configurations = scope.Configurations,
            UsesBaseline = usesBaseline,
            Lines = lines,
            Settings = new SettingsOptions
            {
                AllRules = parsed.GetValue(_rules) == "all",
                Instead = parsed.GetValue(_config) is { } path ? (path, Read(path)) : null,
                ShellCheck = parsed.GetValue(_shellCheck) is { } mode ? Enum.Parse<ShellCheckMode>(mode, ignoreCase: true) : null,
                Layers = severities.Length == 0 ? [] : [CommandLineSeverities.Parse(severities, _host.Engine.Checks)],
            },
        });
    }

    /// <summary>The same, for commands that write: they must not act on a configuration that may mean something else.</summary>
    /// <exception cref="UsageException">An option names what is not there, or the configuration has a mistake.</exception>
    public RepositoryCheck LoadValid(ParseResult parsed, CheckScope scope, bool usesBaseline = true)
    {
        var check = Load(parsed, scope, usesBaseline);
        return check.Problems is [var problem, ..]
            ? throw new UsageException($"{problem.Path}({problem.Start}): {problem.Message} Nothing was written.")
            : check;
    }

    private FileContent Read(string path)
    {
        var full = Path.GetFullPath(path, _host.CurrentDirectory);
        return File.Exists(full)
            ? FileContent.Decode(PolicyFile.ReadNamed(full, path))
            : throw new UsageException($"There is no configuration file “{path}”, so nothing was done.");
    }
}
