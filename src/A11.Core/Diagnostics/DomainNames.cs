using System.Collections.Immutable;

namespace A11.Core.Diagnostics;

/// <summary>The names of domains, as the third letter of a check's ID tells them.</summary>
public static class DomainNames
{
    private static readonly ImmutableArray<(char Letter, string Name)> Domains =
    [
        ('D', "dockerfile"), ('W', "workflow"), ('P', "pipeline"), ('C', "compose"), ('M', "makefile"), ('K', "kubernetes"), ('S', "shell"), ('Y', "yaml"), ('X', "secrets"),
        ('B', "boundary"), ('T', "tasks"), ('G', "engine"),
    ];

    /// <summary>All names.</summary>
    public static ImmutableArray<string> All { get; } = [.. Domains.Select(domain => domain.Name)];

    /// <summary>The name of the domain that a check belongs to.</summary>
    public static string Find(CheckDescriptor rule) => Domains.First(domain => domain.Letter == rule.Id[2]).Name;
}
