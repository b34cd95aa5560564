namespace A11.Core.Yaml.Syntax;

/// <summary>One document of a stream.</summary>
/// <param name="Root">Its node; an empty plain scalar for an empty document.</param>
public sealed record YamlDocument(YamlNode Root);
