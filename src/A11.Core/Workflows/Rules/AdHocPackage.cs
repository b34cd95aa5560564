using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds packages that a script installs beside the project's lock file.</summary>
public sealed class AdHocPackage : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1134", "ad-hoc-package", "Install packages from a lock file", Severity.Info, Category.Reproducible)
    {
        Aliases = ["zizmor/adhoc-packages"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step.Run is not { } run)
        {
            return;
        }

        var within = context.Within(run.Map);
        foreach (var command in file.ParseScript(run).Commands)
        {
            if (FindPackage(command) is { } package)
            {
                within.Report(this, command.Span, $"{package.Raw} is installed beside the lock file, so that nothing pins what it needs itself. Add it to the project's manifest, and install from the lock file.");
            }
        }
    }

    /// <summary>The first package that a command installs by its name; null where it installs what a manifest says, a directory or an archive.</summary>
    private static ShellWord? FindPackage(ShellCommand command)
    {
        var operands = command.Operands.ToArray();
        var isInstall = (command.Name, operands.ElementAtOrDefault(0)?.Value) switch
        {
            ("npm", "install" or "i" or "in" or "ins" or "inst" or "insta" or "instal" or "add") => true,
            ("yarn" or "pnpm" or "bundle", "add") => true,
            ("gem", "install" or "i") => true,
            _ => false,
        };
        return isInstall ? operands.Skip(1).FirstOrDefault(static word => !word.Value.StartsWith('.') && !word.Value.StartsWith('/') && !word.Value.EndsWith(".gem", StringComparison.Ordinal) && !word.Value.EndsWith(".tgz", StringComparison.Ordinal)) : null;
    }
}
