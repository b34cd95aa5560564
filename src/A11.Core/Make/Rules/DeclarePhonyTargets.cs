using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>A target that makes no file is declared phony.</summary>
public sealed class DeclarePhonyTargets : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1001", "phony-declared", "A target that makes no file is declared phony", Severity.Warning, Category.Correct)
    {
        Aliases = ["checkmake/phonydeclared"],
    };

    /// <summary>Names of targets that are commands by custom, never files (GNU make's manual, “Standard Targets for Users”, and common use).</summary>
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
                context.Report(this, target.Span, $"{target.Text} makes no file, but if one of that name appears, make takes it for done and does nothing; add it to .PHONY.");
            }
        }
    }

    /// <summary>A target without a recipe that only gathers others is a command.</summary>
    private static bool IsCommandLike(string target, MakeRule rule) =>
        !rule.Prerequisites.IsEmpty && target.AsSpan().IndexOfAny('$', '%', '.') < 0 && !target.Contains('/', StringComparison.Ordinal);
}
