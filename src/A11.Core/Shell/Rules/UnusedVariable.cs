using A11.Core.Diagnostics;
using A11.Core.Scripts;
using A11.Core.Shell.Flow;

namespace A11.Core.Shell.Rules;

/// <summary>A variable is set and never read.</summary>
public sealed class UnusedVariable : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2034", "unused-variable", "Remove or use variables that are never read", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2034"],
    };

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        if (script.Host is not ScriptHostKind.File || script.SourcesOthers || script.Script.Commands.Any(static command => command.Name is "eval"))
        {
            return;
        }

        var read = script.Variables.Reads.Select(static read => read.Name).ToHashSet(StringComparer.Ordinal);
        var indirect = script.Variables.Reads.Any(static read => read.Node is { IsIndirect: true });
        var exported = script.Variables.Writes.Where(static write => write.IsExported).Select(static write => write.Name).ToHashSet(StringComparer.Ordinal);
        var reported = new HashSet<string>(StringComparer.Ordinal);

        // Whoever loads a file of functions may read what it sets for them.
        var isLoaded = script.Functions.Count > 0 && script.IsLibrary;
        var locals = isLoaded && !script.NamesShell ? LocalsOf(script) : null;
        foreach (var write in script.Variables.Writes)
        {
            if (write.Kind is not WriteKind.Temporary && !write.IsExported && !indirect && write.Name[0] != '_' && !read.Contains(write.Name)
                && !SpecialParameters.IsKnown(write.Name) && !exported.Contains(write.Name) && !(isLoaded && (write.Function is null || locals?.Contains(write.Name) == false)) && reported.Add(write.Name))
            {
                script.Report(Descriptor, write.Span, $"{write.Name} is set but never read. Remove it, export it, or check its spelling.");
            }
        }
    }

    /// <summary>The variables that functions declare for themselves, which no caller sees. What else they set in a file that can only be loaded may be their result.</summary>
    private static HashSet<string> LocalsOf(ScriptContext script) => script.Script.Commands
        .Where(static command => command.Name is "local" or "declare" or "typeset")
        .SelectMany(static command => command.Arguments)
        .Select(static argument => argument.Value.Split('=', 2)[0])
        .ToHashSet(StringComparer.Ordinal);
}
