using A11.Core.Diagnostics;

namespace A11.Core.Shell.Rules;

/// <summary>A variable that is read is set.</summary>
public sealed class SetVariables : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2154", "set-variables", "A variable that is read is set", Severity.Warning, Category.Correct)
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
        var written = WrittenByLetters(script);
        foreach (var read in script.Variables.Reads)
        {
            if (read.Node is { IsVariable: true } && !read.IsGuarded && known.Add(read.Name) && !SpecialParameters.IsKnown(read.Name))
            {
                var near = read.Name.All(static character => char.IsAsciiLetterUpper(character) || character == '_' || char.IsAsciiDigit(character));
                var nearest = written.GetValueOrDefault(LettersOf(read.Name));
                if (!near || nearest is not null)
                {
                    script.Report(this, read.Span, $"{read.Name} is read and nowhere set{(nearest is { } meant ? $"; {meant} may be meant" : "")}.", code: near ? null : "SC2154");
                }
            }
        }
    }

    /// <summary>The first variable that is set of those that differ in case and underscores only.</summary>
    private static Dictionary<string, string> WrittenByLetters(ScriptContext script)
    {
        var written = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var write in script.Variables.Writes.Where(static write => write.Name.Length > 4))
        {
            _ = written.TryAdd(LettersOf(write.Name), write.Name);
        }

        return written;
    }

    private static string LettersOf(string name) => name.Replace("_", "", StringComparison.Ordinal);
}
