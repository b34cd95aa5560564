using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>An image is tagged by a version.</summary>
public sealed class TagImagesByVersion : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM2001", "image-by-version", "An image is tagged by a version", Severity.Warning, Category.Reproducible);

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, Makefile file, RuleContext context)
    {
        foreach (var word in command.Words.Where(word => word.Value.EndsWith(":latest", StringComparison.Ordinal) && !word.Value.StartsWith('-')))
        {
            context.Report(this, word.Span, $"{word.Value} names another image after every build, so nobody can tell which one runs or go back to the one before; tag it by version or commit, as in $(git describe --tags --always).");
        }
    }
}
