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
        Aliases = ["checkmake/phonydeclared", "unmake/PHONY_TARGET"],
    };

    /// <summary>Names of targets that are commands by convention, never files (GNU make's manual, “Standard Targets for Users”, and common use).</summary>
    private static readonly HashSet<string> CommandNames = new(StringComparer.Ordinal)
    {
        "all", "clean", "test", "tests", "install", "uninstall", "lint", "format", "fmt", "help", "run", "deploy", "check", "build", "docs", "release", "distclean", "coverage", "start", "stop", "up", "down",
    };

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        var phony = file.PhonyNames.ToHashSet(StringComparer.Ordinal);
        if (phony.Any(name => name.Contains('$', StringComparison.Ordinal)))
        {
            return;
        }

        var made = file.Rules.Where(rule => rule.HasRecipe).SelectMany(rule => rule.TargetNames).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in file.Rules.Where(rule => rule is { IsPattern: false, TargetPattern: null }))
        {
            foreach (var target in rule.Targets.Where(target => !target.HasReference && !SpecialTargets.IsReserved(target.Text) && !phony.Contains(target.Text)))
            {
                var isGroup = !made.Contains(target.Text) && IsCommandLike(target.Text);
                if (isGroup || (IsCommand(target.Text) && !file.HasInclude))
                {
                    context.Report(this, target.Span, $"Target {target.Text} creates no file, but make skips it if a file of that name exists. Add it to .PHONY.", severity: file.HasInclude ? Severity.Info : null);
                }
            }
        }
    }

    private static bool IsCommand(string target) => CommandNames.Contains(target) || IsConventional(target);

    /// <summary>Whether a target's name is that of a command by convention alone: a test or a clean-up of something, a publication.</summary>
    private static bool IsConventional(string target) => IsCommandLike(target) && (target is "publish" || target.StartsWith("test-", StringComparison.Ordinal) || target.StartsWith("clean-", StringComparison.Ordinal));

    /// <summary>What others call it: one goes by missing recipes, the other by names.</summary>
    /// <summary>Whether a name has nothing of a file's.</summary>
    private static bool IsCommandLike(string target) => target.AsSpan().IndexOfAny('%', '.', '/') < 0;
}
