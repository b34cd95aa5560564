using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds assignments of variables that are make's own.</summary>
public sealed class MakeOwnVariables : MakefileRule
{
    private static readonly CheckDescriptor Flags = new("AXM1104", "assigned-makeflags", "Makefiles should not set MAKEFLAGS", Severity.Warning, Category.Correct)
    {
        Aliases = ["unmake/UB_MAKEFLAGS_MACRO"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Shell = new("AXM1105", "assigned-shell", "Portable makefiles should not set SHELL", Severity.Warning, Category.Correct)
    {
        Aliases = ["unmake/UB_SHELL_MACRO"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Directory = new("AXM1106", "assigned-curdir", "Makefiles should not set CURDIR", Severity.Warning, Category.Correct)
    {
        Aliases = ["unmake/CURDIR_ASSIGNMENT_NOP"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Flags;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Flags, Shell, Directory];

    /// <inheritdoc/>
    public override void Visit(MakeAssignment assignment, Makefile file, RuleContext context)
    {
        var (check, message) = assignment.Name.Text switch
        {
            "MAKEFLAGS" => (Flags, "POSIX leaves undefined what setting MAKEFLAGS does. Pass the options on the command line, or set MAKEFLAGS in the environment."),
            "SHELL" => (Shell, "POSIX leaves undefined what setting SHELL does. Remove the assignment, and call another shell in the recipes that need it."),
            "CURDIR" => (Directory, "Setting CURDIR doesn't change the directory that make works in. Remove it, and use make -C, or cd in the recipe."),
            _ => (null, ""),
        };
        if (check is not null)
        {
            context.Report(check, assignment.Name.Span, message);
        }
    }
}
