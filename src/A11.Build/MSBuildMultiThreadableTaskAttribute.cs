namespace Microsoft.Build.Framework;

/// <summary>
/// Tells MSBuild that a task uses neither the current directory nor the process's environment, so that it may run beside others in one process.
/// MSBuild knows the attribute by its full name; hosts that don't know it run the task as ever.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
