using A11.Core.Files;
using A11.Core.Repositories;

namespace A11.Core.Yaml.Syntax;

/// <summary>A file read as YAML. Several domains look at the same tree, which is parsed once.</summary>
internal static class SourceFileYaml
{
    extension(SourceFile file)
    {
        /// <summary>Whether the file is YAML by its name.</summary>
        public bool IsYaml => RepositoryPath.IsYaml(file.Path);

        /// <summary>The text read as YAML.</summary>
        public YamlTree Yaml => file.Syntax(static file => YamlTree.Parse(file.Text));
    }
}
