using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Tasks;

/// <summary>What is reported about tasks.</summary>
public static class TaskRules
{
    /// <summary>The text is not JSON.</summary>
    public static CheckDescriptor InvalidJson { get; } = Create("AXT0001", "invalid-task-json", "Task files must be JSON");

    /// <summary>A field is missing or has the wrong type.</summary>
    public static CheckDescriptor InvalidField { get; } = Create("AXT0002", "invalid-task-field", "Tasks must have all fields, each of its type");

    /// <summary>Two tasks have one ID.</summary>
    public static CheckDescriptor DuplicateId { get; } = Create("AXT0003", "duplicate-task-id", "Task IDs must be unique");

    /// <summary>A task depends on one that does not exist, or on itself.</summary>
    public static CheckDescriptor InvalidDependency { get; } = Create("AXT0004", "invalid-task-dependency", "Tasks must depend only on existing tasks, without cycles");

    /// <summary>Two tasks want one file.</summary>
    public static CheckDescriptor SharedFile { get; } = Create("AXT0005", "file-of-several-tasks", "Each file should be written by one task");

    /// <summary>All of them.</summary>
    public static ImmutableArray<CheckDescriptor> All { get; } = [InvalidJson, InvalidField, DuplicateId, InvalidDependency, SharedFile];

    private static CheckDescriptor Create(string id, string slug, string title) => new(id, slug, title, Severity.Error, Category.Correct) { Suppressible = false };
}
