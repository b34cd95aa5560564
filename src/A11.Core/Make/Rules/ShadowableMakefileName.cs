using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Make.Syntax;
using A11.Core.Text;

namespace A11.Core.Make.Rules;

/// <summary>Finds makefiles that another name takes precedence of.</summary>
public sealed class ShadowableMakefileName : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1108", "shadowable-makefile-name", "Name portable makefiles makefile", Severity.Info, Category.Correct)
    {
        Aliases = ["unmake/MAKEFILE_PRECEDENCE"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        if (RepositoryPath.FileName(context.File.Path) is "Makefile")
        {
            context.Report(this, new TextSpan(0, 0), "make reads a file makefile instead of this one, should there be one. Rename this file to makefile.");
        }
    }
}
