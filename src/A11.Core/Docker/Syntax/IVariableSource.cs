namespace A11.Core.Docker.Syntax;

/// <summary>Knows the variables that hold at a place of a Dockerfile.</summary>
public interface IVariableSource
{
    /// <summary>Whether the variable is set there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; null where only a build knows it.</param>
    bool TryGet(string name, out string? value);
}
