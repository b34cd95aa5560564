using A11.Confine;

return ConfinedProgram.Run(args);
