using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Repositories;
using A11.Core.Text;

namespace A11.Core.Secrets;

/// <summary>A rule for secrets that are written into files of any kind.</summary>
public abstract class SecretRule : Rule
{
    /// <summary>Looks at a file.</summary>
    public virtual void Visit(SourceFile file, RuleContext context)
    {
    }

    /// <summary>Reports a secret. In files that only tests read it weighs less.</summary>
    private protected static void Report(CheckDescriptor check, TextSpan span, string message, RuleContext context, Severity? severity = null)
    {
        var own = severity ?? check.Severity;
        context.Report(check, span, message, severity: FixturePath.Is(context.File.Path) && own is Severity.Error or Severity.Warning ? Severity.Info : own);
    }
}
