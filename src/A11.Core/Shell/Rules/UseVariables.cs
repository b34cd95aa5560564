using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;

namespace A11.Core.Shell.Rules;

/// <summary>A variable that is set is used.</summary>
public sealed class UseVariables : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2034", "use-variables", "A variable that is set is used", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2034"],
    };

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        if (script.Host is not ShellHost.File || script.Script.Commands.Any(static command => command.Name is "source" or "." or "eval"))
        {
            return;
        }

        var read = script.Variables.Reads.Select(static read => read.Name).ToHashSet(StringComparer.Ordinal);
        var indirect = script.Variables.Reads.Any(static read => read.Node is { IsIndirect: true });
        var exported = script.Variables.Writes.Where(static write => write.IsExported).Select(static write => write.Name).ToHashSet(StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var write in script.Variables.Writes)
        {
            if (write.Kind is not (WriteKind.Temporary or WriteKind.Declaration) && !write.IsExported && !indirect && write.Name[0] != '_' && !read.Contains(write.Name) && !SpecialParameters.IsKnown(write.Name) && !exported.Contains(write.Name) && told.Add(write.Name))
            {
                script.Report(this, write.Span, $"{write.Name} is set and nowhere read; remove it, export it, or mend the name.");
            }
        }
    }
}
