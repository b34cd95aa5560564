using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds targets that create no file and are not declared phony.</summary>
public sealed class UndeclaredPhonyTarget : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1001", "undeclared-phony-target", "Declare targets that create no file as phony", Severity.Warning, Category.Correct)
    {
        Aliases = ["checkmake/phonydeclared"],
    };

    /// <summary>Names of targets that are commands by convention, never files (GNU make's manual, “Standard Targets for Users”, and common use).</summary>
    private static readonly HashSet<string> CommandNames = new(StringComparer.Ordinal)
    {
        "all", "clean", "test", "tests", "install", "uninstall", "lint", "format", "fmt", "help", "run", "deploy", "check", "build", "docs", "release", "distclean", "coverage", "start", "stop", "up", "down",
    };

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        var phony = file.PhonyTargets.Select(target => target.Text).ToHashSet(StringComparer.Ordinal);
        if (file.HasInclude || phony.Any(name => name.Contains('$', StringComparison.Ordinal)))
        {
            return;
        }

        foreach (var rule in file.Rules)
        {
            foreach (var target in rule.Targets.Where(target => !phony.Contains(target.Text) && (CommandNames.Contains(target.Text) || (rule.Recipe.IsEmpty && IsCommandLike(target.Text, rule)))))
            {
                context.Report(this, target.Span, $"Target {target.Text} creates no file, but make skips it if a file of that name exists. Add it to .PHONY.");
            }
        }
    }

    /// <summary>Whether a target without a recipe only groups others.</summary>
    private static bool IsCommandLike(string target, MakeRule rule) =>
        !rule.Prerequisites.IsEmpty && target.AsSpan().IndexOfAny('$', '%', '.') < 0 && !target.Contains('/', StringComparison.Ordinal);
}
