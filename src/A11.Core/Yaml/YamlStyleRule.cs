using A11.Core.Analysis;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml;

/// <summary>A rule about how YAML is written: for files of no known kind, and for all where the repository has yamllint's configuration.</summary>
public abstract class YamlStyleRule : Rule
{
    /// <summary>Looks at a file.</summary>
    public abstract void Visit(YamlTree tree, RuleContext context);
}
