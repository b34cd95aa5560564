using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Where <c>!</c> negates a pipeline.</summary>
public sealed class PipelineNegations : ShellNodeRule<Pipeline>
{
    private static readonly CheckDescriptor Repeated = new("AXS2325", "repeated-negation", "Negate a pipeline once", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2325"] };

    private static readonly CheckDescriptor Inner = new("AXS2326", "negation-inside-pipeline", "Negation must precede the whole pipeline", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2326"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Repeated;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Repeated, Inner];

    /// <inheritdoc/>
    protected override void Visit(Pipeline node, ScriptContext script)
    {
        if (node.Negations.Length > 1)
        {
            if (script.IsPosix)
            {
                script.Report(Repeated, node.Negations[1], "A POSIX shell takes one ! before a pipeline and refuses a second one. Remove it.", severity: Severity.Error);
            }
            else
            {
                script.Report(Repeated, node.Negations[1], "Two ! cancel each other out. Remove both.");
            }
        }

        foreach (var inner in node.Commands.OfType<Pipeline>())
        {
            script.Report(Inner, inner.Negations[0], "A ! after | is a syntax error. Move it before the whole pipeline, or group the command: | { ! …; }");
        }
    }
}
