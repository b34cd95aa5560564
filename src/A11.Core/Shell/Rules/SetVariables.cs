using A11.Core.Diagnostics;

namespace A11.Core.Shell.Rules;

/// <summary>A variable that is read is set.</summary>
public sealed class SetVariables : ShellRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXS2154", "set-variables", "A variable that is read is set", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2154", "shellcheck/SC2153"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        if (script.Host is not ShellHost.File || script.Functions.ContainsKey("@test") || script.Script.Commands.Any(static command => command.Name is "source" or "." or "eval"))
        {
            return;
        }

        var known = script.Variables.Writes.Select(static write => write.Name).Concat(script.Variables.Reads.Where(static read => read.IsGuarded).Select(static read => read.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var read in script.Variables.Reads)
        {
            if (read.Node is { IsVariable: true } && !read.IsGuarded && known.Add(read.Name) && !SpecialParameters.IsKnown(read.Name))
            {
                var near = read.Name.All(static character => char.IsAsciiLetterUpper(character) || character == '_' || char.IsAsciiDigit(character));
                if (!near || Nearest(read.Name, script) is not null)
                {
                    script.Report(this, read.Span, $"{read.Name} is read and nowhere set{(Nearest(read.Name, script) is { } meant ? $"; {meant} may be meant" : "")}.", code: near ? null : "SC2154");
                }
            }
        }
    }

    private static string? Nearest(string name, ScriptContext script) =>
        script.Variables.Writes.Select(static write => write.Name).FirstOrDefault(candidate => candidate.Length > 4 && candidate.Replace("_", "", StringComparison.Ordinal).Equals(name.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase) && candidate != name);
}
