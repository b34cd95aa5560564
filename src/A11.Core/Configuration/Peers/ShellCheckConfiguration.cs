using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Scripts;

namespace A11.Core.Configuration.Peers;

/// <summary><c>.shellcheckrc</c> (shellcheck(1), “RC FILES”): a directive a line. It holds for our own shell rules as it does for ShellCheck itself.</summary>
internal sealed class ShellCheckConfiguration(CheckIndex checks) : PeerConfiguration(checks)
{
    protected override string Peer => "shellcheck";

    public static bool Is(string path) => RepositoryPath.FileName(path) is ".shellcheckrc" or "shellcheckrc";

    protected override ConfigurationFile Read(FileContent content, ConfigurationFile empty)
    {
        var file = empty with { IsNearestOnly = true };
        foreach (var range in content.Text.Content.AsSpan().Split('\n'))
        {
            var line = content.Text.Content.AsSpan()[range].Trim();
            if (!line.StartsWith("#"))
            {
                foreach (var word in line.ToString().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
                {
                    file = Read(file, word);
                }
            }
        }

        return file;
    }

    private ConfigurationFile Read(ConfigurationFile file, string directive)
    {
        var equals = directive.IndexOf('=', StringComparison.Ordinal);
        var values = equals < 0 ? [] : directive[(equals + 1)..].Trim('"', '\'').Split(',', StringSplitOptions.RemoveEmptyEntries);
        return (equals < 0 ? "" : directive[..equals]) switch
        {
            "disable" => values.Aggregate(file, Disable),
            "enable" => values.Aggregate(file, Enable),
            "shell" when values is [var shell, ..] => file with { Shell = shell },
            _ => file,
        };
    }

    /// <summary>A code, a range of codes (<c>SC2000-SC2100</c>), or all.</summary>
    private ConfigurationFile Disable(ConfigurationFile file, string name)
    {
        if (name == "all")
        {
            return Checks.All.Where(IsOurs).Aggregate(file, static (current, check) => current with { Rules = current.Rules.SetItem(check.Key, Severity.None) });
        }

        var codes = CodeRange.Parse(name) ?? new CodeRange(0, -1);
        for (var code = codes.First; code <= codes.Last; code++)
        {
            file = With(file, $"SC{code}", Severity.None);
        }

        return file;
    }

    /// <summary>What an optional check of ShellCheck's is called, and a check of ours with its number that draws the line elsewhere.</summary>
    private ConfigurationFile Enable(ConfigurationFile file, string name) =>
        ScriptRules.OptionalCodesOf(name).SelectMany(code => Checks.FindById($"AXS{code}") is { } own ? Rules($"SC{code}").Add(own) : Rules($"SC{code}"))
            .Where(check => check.Suppressible).Aggregate(file, static (current, check) => current with { Rules = current.Rules.SetItem(check.Key, check.Severity) });

    private static bool IsOurs(CheckDescriptor check) => check.Suppressible && check.Aliases.Any(static alias => alias.StartsWith("shellcheck/", StringComparison.Ordinal));
}
