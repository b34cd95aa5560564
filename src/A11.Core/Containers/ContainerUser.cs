namespace A11.Core.Containers;

/// <summary>The user that a container runs as: <c>name</c>, <c>name:group</c>, <c>1000</c>, <c>1000:1000</c>.</summary>
public static class ContainerUser
{
    /// <summary>Whether that is root, by name or by number; nothing given means root too. What a variable decides is not.</summary>
    public static bool IsRoot(string user)
    {
        var colon = user.IndexOf(':', StringComparison.Ordinal);
        var name = (colon < 0 ? user : user[..colon]).Trim();
        return name is "" or "root" || (name.All(char.IsAsciiDigit) && name.All(static digit => digit == '0'));
    }
}
