using A11.Core.Analysis;
using A11.Core.Repositories;

namespace A11.Core.Secrets;

/// <summary>A rule for secrets that are written into files of any kind.</summary>
public abstract class SecretRule : Rule
{
    /// <summary>Looks at a file.</summary>
    public abstract void Visit(SourceFile file, RuleContext context);
}
