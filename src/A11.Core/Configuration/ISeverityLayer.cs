using A11.Core.Diagnostics;

namespace A11.Core.Configuration;

/// <summary>Something that sets severities after the configuration files: the build's properties, the command line.</summary>
public interface ISeverityLayer
{
    /// <summary>The severity that this layer gives a rule in a file, given what the layers before it said.</summary>
    Severity Apply(CheckDescriptor rule, string path, Severity severity);
}
