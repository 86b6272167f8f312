"""What a person holds for others, feature by feature, and what becomes of it when she leaves, is away or hands over."""
