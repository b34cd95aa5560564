using System.Globalization;
using A11.Core.Schemas;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>
/// Scalars as Kubernetes reads them: by YAML 1.1, in which <c>yes</c> and <c>on</c> are booleans (sigs.k8s.io/yaml, goyaml.v2, resolve.go).
/// </summary>
internal static class KubernetesScalars
{
    /// <summary>How schemas read them.</summary>
    public static SchemaDialect Dialect { get; } = new(static scalar => !scalar.IsText && BooleanOf(scalar) is not null ? ScalarType.Boolean : CoreScalars.TypeOf(scalar));

    /// <summary>Whether another program puts a value in before the file is used: a template's, or SOPS, which decrypts it.</summary>
    public static bool IsFilledIn(string value) => value.Contains("{{", StringComparison.Ordinal) || value.Contains("${", StringComparison.Ordinal) || value.StartsWith("ENC[", StringComparison.Ordinal);

    /// <summary>The truth value of a node; null where it is none.</summary>
    public static bool? BooleanOf(YamlNode? node) => node?.AsScalar is { IsText: false, Tag: null } scalar
        ? scalar.Value switch
        {
            "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => true,
            "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => false,
            _ => null,
        }
        : null;

    /// <summary>The whole number that a node is; null where it is none. A text of digits counts, as it is meant as one.</summary>
    public static long? IntegerOf(YamlNode? node) => long.TryParse(node?.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Whether something is written there: neither nothing nor <c>null</c> nor an empty mapping or list.</summary>
    public static bool IsGiven(YamlNode? node) => node?.Resolved switch
    {
        YamlScalar scalar => !scalar.IsNull,
        YamlMapping mapping => !mapping.Entries.IsEmpty,
        YamlSequence sequence => !sequence.Items.IsEmpty,
        _ => false,
    };

    /// <summary>The texts of a list; a single text counts as a list of one.</summary>
    public static IEnumerable<YamlScalar> TextsOf(YamlNode? node) => node?.AsSequence is { } sequence
        ? sequence.Items.Select(static item => item.AsScalar).OfType<YamlScalar>()
        : node?.AsScalar is { IsNull: false } scalar ? [scalar] : [];
}
