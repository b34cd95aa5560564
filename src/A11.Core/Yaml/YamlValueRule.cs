using A11.Core.Analysis;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml;

/// <summary>A rule about what values mean, for files of no known kind: what reads a file of a known kind is known to read it one way.</summary>
public abstract class YamlValueRule : Rule
{
    /// <summary>Looks at a file.</summary>
    public abstract void Visit(YamlTree tree, RuleContext context);
}
